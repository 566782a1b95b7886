import { useEffect, useState } from 'react'
import type { EpochMs } from '#domain/time.ts'
import { serverNow } from './clock.ts'

/** The present moment by the server's clock, renewed every so often. For clocks and "12 s ago"; rules take their time as an argument. */
export function useNow(everyMs: number): EpochMs {
  const [now, setNow] = useState(() => serverNow())
  useEffect(() => {
    const timer = setInterval(() => setNow(serverNow()), everyMs)
    return () => clearInterval(timer)
  }, [everyMs])
  return now
}
