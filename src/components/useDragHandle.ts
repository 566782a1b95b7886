import { drag } from 'd3-drag'
import { select } from 'd3-selection'
import { useEffect, useEffectEvent, useRef } from 'react'

type DragHandle = {
  /** Where the pointer is, in the drawing's own units. */
  onMove: (x: number, y: number) => void
  onStart?: () => void
  onEnd?: () => void
  disabled: boolean
}

/** Makes an element of a drawing follow the pointer, mouse or finger. Moves are told once per frame. */
export function useDragHandle<E extends SVGElement>({ onMove, onStart, onEnd, disabled }: DragHandle) {
  const ref = useRef<E>(null)
  const move = useEffectEvent(onMove)
  const start = useEffectEvent(() => onStart?.())
  const end = useEffectEvent(() => onEnd?.())

  useEffect(() => {
    const element = ref.current
    const drawing = element?.ownerSVGElement
    if (!element || !drawing || disabled) return
    let frame = 0
    let last: { x: number; y: number } | null = null
    const tell = () => {
      frame = 0
      if (last) move(last.x, last.y)
    }
    const behaviour = drag<E, unknown>()
      .container(() => drawing)
      .on('start', () => start())
      .on('drag', (event: { x: number; y: number }) => {
        last = { x: event.x, y: event.y }
        if (frame === 0) frame = requestAnimationFrame(tell)
      })
      .on('end', () => {
        cancelAnimationFrame(frame)
        tell()
        last = null
        end()
      })
    const selection = select(element)
    selection.call(behaviour)
    return () => {
      cancelAnimationFrame(frame)
      selection.on('.drag', null)
    }
  }, [disabled])

  return ref
}
