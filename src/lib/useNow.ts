import { useEffect, useState } from 'react'
import type { EpochMs } from '#domain/time.ts'

/** The present moment, renewed every so often. For clocks and "12 s ago"; rules take their time as an argument. */
export function useNow(everyMs: number): EpochMs {
  const [now, setNow] = useState(() => Date.now())
  useEffect(() => {
    const timer = setInterval(() => setNow(Date.now()), everyMs)
    return () => clearInterval(timer)
  }, [everyMs])
  return now
}
