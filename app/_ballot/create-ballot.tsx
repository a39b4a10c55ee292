'use client'
import { useRouter } from 'next/navigation'
import { useState } from 'react'
import { limits } from '../../contract/limits.ts'
import { paths } from '../../contract/paths.ts'
import { FACTS_MOST, OPTIONS_LEAST, OPTIONS_MOST, defaultSecrecy } from '../../domain/ballot/prepare.ts'
import { bases, isAssemblyType, isOwnerType, type BallotType } from '../../domain/ballot/types.ts'
import { DayField } from '../_task/day-field.tsx'
import { SmallForm } from '../_task/small-form.tsx'
import { useDraft } from '../_client/use-draft.ts'
import { useCommand } from '../_client/use-command.ts'
import { Button } from '../_ui/button.tsx'
import { CheckField, FieldGroup, Select, TextArea, TextField } from '../_ui/field.tsx'
import { Options } from '../_ui/options.tsx'
import { useBallotWords } from './ballot-words.ts'

const DAY = 86_400_000
/** types that can stand alone; a session resolution is put in its session */
const types = ['INTENT_POLL', 'OWNER_ORDINARY', 'OWNER_MAJOR', 'RESIDENTS_ASSEMBLY', 'PACT_ADOPTION'] as const satisfies readonly BallotType[]
const kinds = ['YES_NO', 'ONE_OF', 'UP_TO'] as const

interface Draft {
  type: (typeof types)[number]; topicId: string; text: string; kind: (typeof kinds)[number]; options: string[]; most: number
  facts: { label: string; text: string }[]; opens: string; closes: string; secrecy: 'NAMED' | 'SECRET'; interim: 'HIDDEN' | 'SHOWN'; basis: (typeof bases)[number]; buildingIds: string[]
}
const empty: Draft = {
  type: 'INTENT_POLL', topicId: '', text: '', kind: 'YES_NO', options: ['', ''], most: 1, facts: [], opens: '', closes: '',
  secrecy: 'NAMED', interim: 'HIDDEN', basis: 'PEOPLE', buildingIds: [],
}
const startOf = (day: string) => Date.parse(`${day}T00:00:00+08:00`)

/** A new ballot that stands alone. Kept on this device until it is saved as a draft. */
export function CreateBallot({ community, now, buildings, topics }: {
  community: string; now: number; buildings: { id: string; name: string }[]; topics: { id: string; title: string; types: readonly string[] }[]
}) {
  const t = useBallotWords()
  const router = useRouter()
  const { value, set, forget } = useDraft<Draft>(`ballot.${community}`, empty)
  const { send, busy, refusal } = useCommand<{ ballotId: string }>(community, 'CreateBallot')
  const [isGone, setGone] = useState(false)
  const change = (part: Partial<Draft>) => set({ ...value, ...part })
  const isOwners = isOwnerType(value.type)
  const isAssembly = isAssemblyType(value.type)
  const kind = value.type === 'PACT_ADOPTION' ? 'YES_NO' : value.kind

  async function create() {
    const options = value.options.map((text, index) => ({ id: `o${index + 1}`, text })).filter((option) => option.text.trim())
    const answer = await send({
      type: value.type, topicId: value.topicId || null,
      question: {
        text: value.text, facts: value.facts.filter((fact) => fact.label.trim() && fact.text.trim()),
        choices: kind === 'YES_NO' ? { kind } : kind === 'ONE_OF' ? { kind, options } : { kind, options, most: value.most },
      },
      plan: { opensAt: startOf(value.opens) || 0, closesAt: (startOf(value.closes) || 0) + DAY },
      secrecy: isOwners ? 'NAMED' : value.secrecy, interim: value.interim,
      ...(isAssembly && { basis: value.basis }), ...(isOwners && { buildingIds: value.buildingIds }),
    })
    if (!answer.ok) return
    forget()
    setGone(true)
    router.push(paths(community).ballot(answer.data.ballotId))
  }

  return (
    <SmallForm act={t('create.create')} main busy={busy || isGone} refusal={refusal} onSubmit={() => void create()}>
      <Select label={t('create.type')} value={value.type} onChange={(event) => { const type = event.target.value as Draft['type']; change({ type, secrecy: defaultSecrecy(type) }) }}>
        {types.map((type) => <option key={type} value={type}>{t(`type.${type}`)}</option>)}
      </Select>
      <Select label={t('create.topic')} value={value.topicId} onChange={(event) => change({ topicId: event.target.value })}>
        <option value="">{t('create.noTopic')}</option>
        {topics.filter((topic) => topic.types.includes(value.type)).map((topic) => <option key={topic.id} value={topic.id}>{topic.title}</option>)}
      </Select>
      <TextArea label={t('create.question')} hint={kind === 'YES_NO' ? t('create.questionHint') : undefined} maxLength={limits.question} value={value.text} onChange={(event) => change({ text: event.target.value })} />
      {value.type !== 'PACT_ADOPTION' && <Options name="kind" compact legend={t('create.kind')} value={value.kind} onChange={(next) => change({ kind: next })} options={kinds.map((each) => ({ value: each, label: t(`create.kinds.${each}`) }))} />}
      {kind !== 'YES_NO' && (
        <FieldGroup legend={t('list.choice')}>
          {value.options.map((text, index) => (
            <TextField key={index} label={t('create.option', { n: index + 1 })} maxLength={limits.optionText} value={text} onChange={(event) => change({ options: value.options.map((each, at) => (at === index ? event.target.value : each)) })} />
          ))}
          {value.options.length < OPTIONS_MOST && <Button kind="text" icon="plus" onClick={() => change({ options: [...value.options, ''] })}>{t('create.addOption')}</Button>}
          {kind === 'UP_TO' && <TextField type="number" min={1} max={Math.max(OPTIONS_LEAST, value.options.length) - 1} label={t('create.most')} value={value.most} onChange={(event) => change({ most: Number(event.target.value) })} />}
        </FieldGroup>
      )}
      <FieldGroup legend={t('create.facts')} hint={t('create.factHint')}>
        {Array.from({ length: FACTS_MOST }, (_, index) => value.facts[index] ?? { label: '', text: '' }).map((fact, index, all) => {
          const put = (part: Partial<typeof fact>) => change({ facts: all.map((each, at) => (at === index ? { ...each, ...part } : each)) })
          return (
            <div className="tools-row" key={index}>
              <TextField label={t('create.factLabel')} maxLength={limits.factLabel} value={fact.label} onChange={(event) => put({ label: event.target.value })} />
              <TextField label={t('create.factText')} maxLength={limits.factText} value={fact.text} onChange={(event) => put({ text: event.target.value })} />
            </div>
          )
        })}
      </FieldGroup>
      <FieldGroup legend={t('create.wholeDays')}>
        <DayField label={t('create.opensAt')} after={now - DAY} until={now + 200 * DAY} value={value.opens} onChange={(event) => change({ opens: event.target.value })} />
        <DayField label={t('create.closesAt')} after={now - DAY} until={now + 300 * DAY} value={value.closes} onChange={(event) => change({ closes: event.target.value })} />
      </FieldGroup>
      {!isOwners && <Options name="secrecy" compact legend={t('create.secrecy')} value={value.secrecy} onChange={(secrecy) => change({ secrecy })} options={(['NAMED', 'SECRET'] as const).map((each) => ({ value: each, label: t(`create.secrecies.${each}`) }))} />}
      <Options name="interim" compact legend={t('create.interim')} value={value.interim} onChange={(interim) => change({ interim })} options={(['HIDDEN', 'SHOWN'] as const).map((each) => ({ value: each, label: t(`create.interims.${each}`) }))} />
      {isAssembly && <Options name="basis" compact legend={t('create.basis')} value={value.basis} onChange={(basis) => change({ basis })} options={bases.map((each) => ({ value: each, label: t(`create.bases.${each}`) }))} />}
      {isOwners && (
        <FieldGroup legend={t('create.buildings')} hint={value.buildingIds.length === 0 ? t('create.allBuildings') : undefined}>
          {buildings.map((building) => (
            <CheckField key={building.id} label={building.name} checked={value.buildingIds.includes(building.id)}
              onChange={(event) => change({ buildingIds: event.target.checked ? [...value.buildingIds, building.id] : value.buildingIds.filter((each) => each !== building.id) })} />
          ))}
        </FieldGroup>
      )}
    </SmallForm>
  )
}
