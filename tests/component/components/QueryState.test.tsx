import { useQuery } from '@tanstack/react-query'
import { screen, waitFor } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { describe, expect, it, vi } from 'vitest'
import { ApiError } from '#api/problem.ts'
import { QueryState } from '#components/QueryState.tsx'
import { renderInConsole } from '../render.tsx'

function List({ ask }: { ask: () => Promise<string[]> }) {
  const query = useQuery({ queryKey: ['list'], queryFn: ask })
  return (
    <QueryState query={query} isEmpty={(names) => names.length === 0} empty={<p>add the first</p>}>
      {(names) => (
        <>
          <p>{names.join(', ')}</p>
          <button type="button" onClick={() => void query.refetch()}>
            refresh
          </button>
        </>
      )}
    </QueryState>
  )
}

const down = () => Promise.reject(new ApiError('storeDown', 503, undefined, null))

describe('a query on the screen', () => {
  it('says that it is loading', async () => {
    await renderInConsole(<List ask={() => new Promise(() => undefined)} />)
    expect(screen.getByRole('status')).toHaveTextContent('Loading')
  })

  it('says what to do where there is nothing yet', async () => {
    await renderInConsole(<List ask={() => Promise.resolve([])} />)
    expect(await screen.findByText('add the first')).toBeVisible()
  })

  it('says a failure in the reader’s words with its code, and tries again', async () => {
    const ask = vi.fn<() => Promise<string[]>>().mockImplementationOnce(down).mockResolvedValue(['Double 11'])
    await renderInConsole(<List ask={ask} />, { language: 'zh-TW' })
    const alert = await screen.findByRole('alert')
    expect(alert).toHaveTextContent('伺服器無法連線資料庫，請稍後再試。')
    expect(alert).toHaveTextContent('storeDown')
    await userEvent.click(screen.getByRole('button', { name: '重試' }))
    expect(await screen.findByText('Double 11')).toBeVisible()
  })

  it('keeps old data in sight when a refresh fails, and says that it is old', async () => {
    const ask = vi.fn<() => Promise<string[]>>().mockResolvedValueOnce(['Double 11']).mockImplementation(down)
    await renderInConsole(<List ask={ask} />)
    await userEvent.click(await screen.findByRole('button', { name: 'refresh' }))
    await waitFor(() => expect(screen.getByRole('alert')).toHaveTextContent('storeDown'))
    expect(screen.getByText('Double 11')).toBeVisible()
  })
})
