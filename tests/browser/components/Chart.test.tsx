import { configure, screen, waitFor } from '@testing-library/react'
import { beforeEach, describe, expect, it } from 'vitest'
import { Chart } from '#components/Chart.tsx'
import { themeChoice } from '#lib/theme.ts'
import '../../../src/app/theme/tokens.css'
import { renderInConsole } from '../../component/render.tsx'

// The first chart waits for its library.
configure({ asyncUtilTimeout: 15_000 })

const option = {
  xAxis: { type: 'category', data: ['1 Nov', '2 Nov', '3 Nov'] },
  yAxis: { type: 'value' },
  tooltip: { trigger: 'axis' },
  series: [{ type: 'line', data: [120, 2033, 871] }],
}

const strokes = (container: HTMLElement) =>
  [...container.querySelectorAll('svg path')].map((path) => path.getAttribute('stroke'))

beforeEach(() => themeChoice.set('light'))

describe('a chart', () => {
  it('draws, and says in words what it shows', async () => {
    const { container } = await renderInConsole(<Chart option={option} label="Registrations by day, most on 2 Nov" />)
    await waitFor(() => expect(container.querySelector('svg')).not.toBeNull())
    expect(screen.getByLabelText('Registrations by day, most on 2 Nov')).toBeInstanceOf(HTMLElement)
    expect(strokes(container)).toContain('rgb(9, 88, 217)')
  })

  it('changes its colours with the theme', async () => {
    const { container } = await renderInConsole(<Chart option={option} label="Registrations" />)
    await waitFor(() => expect(strokes(container)).toContain('rgb(9, 88, 217)'))
    themeChoice.set('dark')
    await waitFor(() => expect(strokes(container)).toContain('rgb(110, 168, 255)'))
  })

  it('follows the width of its place', async () => {
    const { container } = await renderInConsole(
      <div data-testid="place" style={{ width: 600 }}>
        <Chart option={option} label="Registrations" />
      </div>,
    )
    await waitFor(() => expect(container.querySelector('svg')?.getAttribute('width')).toBe('600'))
    screen.getByTestId('place').style.width = '300px'
    await waitFor(() => expect(container.querySelector('svg')?.getAttribute('width')).toBe('300'))
  })
})
