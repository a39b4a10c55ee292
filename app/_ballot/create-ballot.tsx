'use client'
import { useTranslations } from 'next-intl'
import { useRouter } from 'next/navigation'
import { useEffect, useRef, useState, type FormEvent } from 'react'
import { paths } from '../../contract/paths.ts'
import { earliestOpening } from '../../domain/ballot/course.ts'
import { isOwnerType } from '../../domain/ballot/types.ts'
import { RefusalLine } from '../_client/refusal.tsx'
import { useCommand } from '../_client/use-command.ts'
import { useDraft } from '../_client/use-draft.ts'
import { Button } from '../_ui/button.tsx'
import { WizardAt } from '../_ui/steps.tsx'
import { useBallotWords } from './ballot-words.ts'
import { AskStep } from './create/ask-step.tsx'
import { emptyDraft, faultOf, inputOf, steps, typeOf, type Draft, type Fault } from './create/draft.ts'
import { HowStep } from './create/how-step.tsx'
import { KindStep } from './create/kind-step.tsx'
import { LookStep } from './create/look-step.tsx'
import type { Setting } from './create/setting.ts'
import { WhoStep } from './create/who-step.tsx'

/**
 * A new ballot that stands alone, in short steps, each with its reasons. Kept on this device until it is saved as a draft:
 * a refused step, a lost line or a closed tab loses nothing.
 */
export function CreateBallot(setting: Setting) {
  const { community, now, rules } = setting
  const t = useTranslations('owners.create')
  const b = useBallotWords()
  const router = useRouter()
  const to = paths(community)
  const { value: draft, set, forget } = useDraft<Draft>(`ballot.${community}`, emptyDraft)
  const { send, busy, refusal } = useCommand<{ ballotId: string }>(community, 'CreateBallot')
  const [fault, setFault] = useState<Fault | null>(null)
  const [isGone, setGone] = useState(false)
  const step = Math.min(Math.max(0, draft.step), steps.length - 1)
  const name = steps[step]!
  const type = typeOf(draft)
  const earliest = earliestOpening(type, now, rules)
  const heading = useStepFocus(step)
  const props = { ...setting, draft, fault, earliest, change: (part: Partial<Draft>) => { setFault(null); set({ ...draft, ...part }) } }

  function goTo(next: number) {
    setFault(null)
    set({ ...draft, step: next })
  }

  async function submit(event: FormEvent) {
    event.preventDefault()
    const isLast = step === steps.length - 1
    for (let at = isLast ? 0 : step; at <= step; at++) {
      const found = faultOf(draft, at, { earliest, least: rules.ownerVoteLeast.value, most: rules.ownerVoteMost.value })
      if (!found) continue
      if (at !== step) set({ ...draft, step: at })
      setFault(found)
      return
    }
    if (!isLast) { goTo(step + 1); return }
    const answer = await send(inputOf(draft))
    if (!answer.ok) return
    setGone(true)
    forget()
    router.push(isOwnerType(type) ? to.ownerDesk(answer.data.ballotId) : to.ballot(answer.data.ballotId))
  }

  return (
    <form className="wizard" onSubmit={(event) => void submit(event)} noValidate>
      <div>
        <WizardAt at={step + 1} of={steps.length} title={b('create.title')} />
        <h1 ref={heading} tabIndex={-1}>{t(`steps.${name}`)}</h1>
        {step === 0 && <p className="note">{t('lead')}</p>}
      </div>
      {name === 'kind' && <KindStep {...props} />}
      {name === 'ask' && <AskStep {...props} />}
      {name === 'who' && <WhoStep {...props} />}
      {name === 'how' && <HowStep {...props} />}
      {name === 'look' && <LookStep {...props} />}
      <RefusalLine refusal={refusal} />
      <div className="btn-stack">
        <Button type="submit" kind="main" busy={busy || isGone}>{name === 'look' ? t('made') : t('next')}</Button>
        {step > 0 && <Button kind="ink" icon="back" onClick={() => goTo(step - 1)}>{t('back')}</Button>}
      </div>
    </form>
  )
}

/** A new step begins at its heading, also for those who listen; the first look at the page is left alone. */
function useStepFocus(step: number) {
  const heading = useRef<HTMLHeadingElement>(null)
  const before = useRef(step)
  useEffect(() => {
    if (before.current !== step) { heading.current?.focus(); window.scrollTo({ top: 0 }) }
    before.current = step
  }, [step])
  return heading
}
