'use client'
import { useTranslations } from 'next-intl'
import { limits } from '../../../contract/limits.ts'
import { FACTS_MOST, OPTIONS_LEAST, OPTIONS_MOST } from '../../../domain/ballot/prepare.ts'
import { Button } from '../../_ui/button.tsx'
import { FieldGroup, Select, TextArea, TextField } from '../../_ui/field.tsx'
import { Options } from '../../_ui/options.tsx'
import { useBallotWords } from '../ballot-words.ts'
import { choiceKinds, kindOf, typeOf } from './draft.ts'
import type { StepProps } from './setting.ts'

/** The question as it will stand on the paper, and what there is to choose from. */
export function AskStep({ draft, fault, topics, change }: StepProps) {
  const t = useTranslations('owners.create')
  const b = useBallotWords()
  const kind = kindOf(draft)
  const fitting = topics.filter((topic) => topic.types.includes(typeOf(draft)))
  return (
    <>
      <TextArea label={b('create.question')} hint={kind === 'YES_NO' ? b('create.questionHint') : undefined} maxLength={limits.question} value={draft.text} rows={3}
        error={fault?.at === 'question' ? t('needQuestion') : undefined} onChange={(event) => change({ text: event.target.value })} />
      {fitting.length > 0 && (
        <Select label={b('create.topic')} value={draft.topicId} onChange={(event) => change({ topicId: event.target.value })}>
          <option value="">{b('create.noTopic')}</option>
          {fitting.map((topic) => <option key={topic.id} value={topic.id}>{topic.title}</option>)}
        </Select>
      )}
      {draft.purpose !== 'PACT_ADOPTION' && (
        <Options name="kind" compact legend={b('create.kind')} value={draft.kind} onChange={(next) => change({ kind: next })} options={choiceKinds.map((value) => ({ value, label: b(`create.kinds.${value}`) }))} />
      )}
      {kind !== 'YES_NO' && (
        <FieldGroup legend={b('list.choice')} error={fault?.at === 'options' ? t('needOptions') : undefined}>
          {draft.options.map((text, index) => (
            <TextField key={index} label={b('create.option', { n: index + 1 })} maxLength={limits.optionText} value={text}
              onChange={(event) => change({ options: draft.options.map((each, at) => (at === index ? event.target.value : each)) })} />
          ))}
          {draft.options.length < OPTIONS_MOST && <Button kind="text" icon="plus" onClick={() => change({ options: [...draft.options, ''] })}>{b('create.addOption')}</Button>}
          {kind === 'UP_TO' && (
            <TextField type="number" min={1} max={Math.max(OPTIONS_LEAST, draft.options.length) - 1} label={b('create.most')} value={draft.most} onChange={(event) => change({ most: Number(event.target.value) })} />
          )}
        </FieldGroup>
      )}
      <FieldGroup legend={b('create.facts')} hint={b('create.factHint')} error={fault?.at === 'fact' ? t('needFact') : undefined}>
        {Array.from({ length: FACTS_MOST }, (_, index) => draft.facts[index] ?? { label: '', text: '' }).map((fact, index, all) => {
          const put = (part: Partial<typeof fact>) => change({ facts: all.map((each, at) => (at === index ? { ...each, ...part } : each)) })
          return (
            <div className="fact-pair" key={index}>
              <TextField label={b('create.factLabel')} maxLength={limits.factLabel} value={fact.label} onChange={(event) => put({ label: event.target.value })} />
              <TextField label={b('create.factText')} maxLength={limits.factText} value={fact.text} onChange={(event) => put({ text: event.target.value })} />
            </div>
          )
        })}
      </FieldGroup>
    </>
  )
}
