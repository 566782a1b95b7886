import { useEffect, useRef, useState } from 'react'

/** The width an element has, in pixels, so that a drawing keeps its text at reading size. */
export function useWidth<E extends Element>(atFirst: number) {
  const ref = useRef<E>(null)
  const [width, setWidth] = useState(atFirst)
  useEffect(() => {
    const element = ref.current
    if (!element) return
    const observer = new ResizeObserver(([entry]) => {
      if (entry && entry.contentRect.width > 0) setWidth(Math.round(entry.contentRect.width))
    })
    observer.observe(element)
    return () => observer.disconnect()
  }, [])
  return { ref, width }
}
