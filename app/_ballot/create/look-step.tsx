'use client'
import { useTranslations } from 'next-intl'
import { courseOf } from '../../../domain/ballot/course.ts'
import { isOwnerType } from '../../../domain/ballot/types.ts'
import { Facts } from '../../_ui/ballot-paper.tsx'
import { PhraseTitle } from '../../_ui/phrase-title.tsx'
import { useBallotWords } from '../ballot-words.ts'
import { CourseLine } from '../owner-desk/course-line.tsx'
import { choicesOf, factsOf, planOf, secrecyOf, typeOf } from './draft.ts'
import type { StepProps } from './setting.ts'

/** The paper as everybody will read it, and the way from here. */
export function LookStep({ draft, now, rules, owners, buildings }: StepProps) {
  const t = useTranslations('owners.create')
  const b = useBallotWords()
  const type = typeOf(draft)
  const choices = choicesOf(draft)
  const isOwners = isOwnerType(type)
  const names = choices.kind === 'YES_NO' ? ['yes', 'no'].map((id) => b(`choice.${id}`)) : choices.options.map((option) => option.text)
  const where = draft.buildingIds.length === 0 ? b('create.allBuildings') : buildings.filter((each) => draft.buildingIds.includes(each.id)).map((each) => each.name).reduce((before, name) => b('and', { before, name }))
  const course = courseOf({
    type, phase: 'DRAFT', place: { sessionId: null, itemId: null, topicId: null }, plan: planOf(draft), announcedAt: null, openedAt: null, closesAt: null,
    closedAt: null, published: null, finalAt: null, filed: null,
  }, now, rules)
  return (
    <>
      <article className="preview ballot-look">
        <p className="note">{isOwners && !owners.designation ? `${b('result.intentHead')} · ${b(`type.${type}`)}` : b(`type.${type}`)}</p>
        <h2 className="say"><PhraseTitle text={draft.text} /></h2>
        <Facts facts={[
          ...factsOf(draft).map((fact) => ({ key: fact.label, term: fact.label, fact: fact.text })),
          { key: 'passes', term: b('fact.passes'), fact: b(`passes.${type}`) },
          { key: 'sees', term: b('fact.sees'), fact: b(secrecyOf(draft) === 'SECRET' ? 'sees.SECRET' : isOwners ? 'sees.NAMED_OWNERS' : 'sees.NAMED') },
        ]} />
        <ul className="look-choices">{[...names, b('choice.abstain')].map((name) => <li key={name}>{name}</li>)}</ul>
        <Facts facts={[
          ...(isOwners ? [{ key: 'where', term: b('create.buildings'), fact: where }] : []),
          { key: 'interim', term: b('create.interim'), fact: b(`create.interims.${draft.interim}`) },
        ]} />
      </article>
      <section>
        <h2>{t('course')}</h2>
        <CourseLine course={course} rules={rules} />
      </section>
    </>
  )
}
