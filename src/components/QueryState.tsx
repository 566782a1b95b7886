import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { troubleOf } from '#lib/problem.ts'
import { Button } from './Button.tsx'
import styles from './QueryState.module.css'
import { Skeleton } from './Skeleton.tsx'
import { useProblemText } from './useProblemText.ts'

/** What is read of a query. Any result of TanStack Query has it. */
export type QueryLike<T> = {
  data: T | undefined
  error: unknown
  isFetching: boolean
  refetch: () => unknown
}

type QueryStateProps<T> = {
  query: QueryLike<T>
  /** Stands while there is nothing to show yet; its shape should be the data's. */
  skeleton?: ReactNode
  /** Shown instead of the data when `isEmpty` says so: what to do first. */
  empty?: ReactNode
  isEmpty?: (data: T) => boolean
  children: (data: T) => ReactNode
}

/**
 * Shows a query in each of its states: loading, error with retry, empty, data. Old data stays on the screen while new
 * data loads, and when a refresh fails, with a line that says so.
 */
export function QueryState<T>({ query, skeleton, empty, isEmpty, children }: QueryStateProps<T>) {
  const { t } = useTranslation()
  if (query.data === undefined) {
    if (query.error)
      return <Failure error={query.error} onRetry={() => void query.refetch()} retrying={query.isFetching} />
    return (
      <div role="status" aria-busy="true">
        <span className="visually-hidden">{t('ui.loading')}</span>
        {skeleton ?? <Skeleton rows={5} />}
      </div>
    )
  }
  return (
    <>
      {query.error ? (
        <Failure error={query.error} onRetry={() => void query.refetch()} retrying={query.isFetching} stale />
      ) : null}
      {empty && isEmpty?.(query.data) ? empty : children(query.data)}
    </>
  )
}

type FailureProps = { error: unknown; onRetry: () => void; retrying?: boolean; stale?: boolean }

/** A failure in a sentence, with its code for whoever is asked about it, and a way to try again. */
export function Failure({ error, onRetry, retrying = false, stale = false }: FailureProps) {
  const { t } = useTranslation()
  const say = useProblemText()
  return (
    <div role="alert" className={stale ? styles.stale : styles.failure}>
      <p>
        {say(error)} <code className={styles.code}>{troubleOf(error).code}</code>
      </p>
      <Button onClick={onRetry} pending={retrying} size={stale ? 'small' : 'normal'}>
        {t('ui.retry')}
      </Button>
    </div>
  )
}
