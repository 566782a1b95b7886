import styles from './Skeleton.module.css'

const widths = ['62%', '84%', '71%', '55%', '78%', '66%', '81%', '58%']

/** Grey lines in the rhythm of a table, so that the page does not jump when its data arrives. */
export function Skeleton({ rows, height = 40 }: { rows: number; height?: number }) {
  return (
    <div className={styles.skeleton} aria-hidden="true">
      {Array.from({ length: rows }, (_, row) => (
        <div key={`row-${String(row)}`} className={styles.row} style={{ height }}>
          <span style={{ width: widths[row % widths.length] }} />
        </div>
      ))}
    </div>
  )
}
