import { ABSTAIN, NO, YES } from '../../domain/ballot/types.ts'
import type { Verdict } from '../../domain/ballot/verdict.ts'
import type { MajoritiesView } from '../_ui/two-majorities.tsx'

/** The drawing of both majorities from the verdict's own numbers; null where heads or area were not both counted, or nothing was asked yes or no. */
export function majoritiesView(result: Verdict): MajoritiesView | null {
  const { participation: p, approval: a } = result
  const option = (id: string) => result.options.find((each) => each.id === id)
  const [yes, no, abstain] = [option(YES), option(NO), option(ABSTAIN)]
  if (!p?.area || !a?.area || !yes || !no || !abstain) return null
  return {
    participation: {
      met: p.isMet, heads: { part: p.heads.have, total: p.heads.of, need: p.heads.need }, area: { part: p.area.have, total: p.area.of, need: p.area.need },
    },
    consent: {
      met: a.isMet, share: a.fraction?.d === 4 ? 'THREE_QUARTERS' : 'HALF',
      heads: { yes: yes.heads, no: no.heads, abstain: abstain.heads, total: a.heads.of, need: a.heads.need },
      area: { yes: yes.area, no: no.area, total: a.area.of, need: a.area.need },
    },
  }
}
