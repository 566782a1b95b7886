import { useEffect, useRef, type RefObject } from 'react'
import { aimFocus, inView, reachableIn } from '#lib/focus.ts'

type Open = { view: string; rule: string | null; with: string | null }

/**
 * The focus follows what one opens: into a rule's first field, to the cart of a pair, and from a rule back to its line
 * in the list. A mere change of view leaves it on the choice of views.
 */
export function useFollowFocus(root: RefObject<HTMLElement | null>, { view, rule, with: other }: Open): void {
  const shown = useRef<Open>({ view, rule, with: other })
  useEffect(() => {
    const before = shown.current
    shown.current = { view, rule, with: other }
    if (before.view === view && before.rule === rule && before.with === other) return
    const find = (selector: string) => root.current?.querySelector<HTMLElement>(selector)
    if (view === 'rules' && rule !== null) {
      const first = (part: HTMLElement | null | undefined) => inView(part ? reachableIn(part)[0] : null)
      // A rule that may only be read has no field to go on in.
      aimFocus([() => first(find('[data-pointer$="/name"]')), () => first(root.current)])
    } else if (view === 'tester' && rule !== null) aimFocus([() => inView(find('h3'))])
    else if (view === 'rules' && before.view === 'rules' && before.rule !== null) {
      const line = `a[href$="?rule=${encodeURIComponent(before.rule)}"]`
      aimFocus([() => inView(find(line))])
    }
  }, [root, view, rule, other])
}
