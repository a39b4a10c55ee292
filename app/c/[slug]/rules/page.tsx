import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { paths } from '../../../../contract/paths.ts'
import type { RuleName, RulePack } from '../../../../domain/rule-pack.ts'
import { shellOf } from '../../../_client/shell.ts'
import { viewerHere } from '../../../_client/viewer.ts'
import { articleOf, ruleGroups, useCiteWords } from '../../../_topic/rule-articles.ts'
import { PageShell } from '../../../_ui/page-shell.tsx'
import { useTranslations } from 'next-intl'
import '../../../_front/front.css'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('rules'))('title') }
}

const groups = Object.keys(ruleGroups) as (keyof typeof ruleGroups)[]
const law = ['session', 'assembly', 'demand', 'owners', 'off', 'none'] as const
const cites = ['owners', 'analogue', 'fuzhou', 'nantang', 'sanming', 'default'] as const
const floor = ['order', 'stance', 'calm', 'chair'] as const

/** 议事规则: every number by which this community works, with its source; and what the law settles. */
export default async function RulesPage({ params }: { params: Promise<{ slug: string }> }) {
  const viewer = await viewerHere((await params).slug)
  const t = await getTranslations('rules')
  const to = paths(viewer.community.slug)
  return (
    <PageShell {...await shellOf(viewer)} here={to.rules} width="narrow">
      <div className="rules-page">
        <div className="page-head"><h1 className="say">{t('title')}</h1><p className="note">{t('lead')}</p></div>
        {groups.map((group) => (
          <section className="section" key={group} aria-labelledby={`group-${group}`}>
            <h2 id={`group-${group}`}>{t(`group.${group}`)}</h2>
            {ruleGroups[group].map((name) => <Article key={name} name={name} rules={viewer.rules} />)}
            {group === 'floor' && <><h3>{t('floorTitle')}</h3><ul className="prose">{floor.map((key) => <li key={key}>{t(`floor.${key}`)}</li>)}</ul></>}
          </section>
        ))}
        <section className="section" aria-labelledby="law">
          <h2 id="law">{t('lawTitle')}</h2>
          <ul className="prose">{law.map((key) => <li key={key}>{t(`law.${key}`)}</li>)}</ul>
        </section>
        <section className="section" aria-labelledby="sources">
          <h2 id="sources">{t('sourcesTitle')}</h2>
          <ul className="prose">{cites.map((key) => <li key={key}><b>{t(`cite.${key}.name`)}</b><br />{t(`cite.${key}.source`)}</li>)}</ul>
        </section>
      </div>
    </PageShell>
  )
}

function Article({ name, rules }: { name: RuleName; rules: RulePack }) {
  const t = useTranslations('rules')
  const cite = useCiteWords()
  const rule = rules[name]
  return (
    <article id={name}>
      <p className="r-no">{t('article', { n: articleOf(name) })}</p>
      <h3>{t(`rule.${name}.name`)}</h3>
      <p className="r-value">{t(`rule.${name}.value`, { n: rule.value })}</p>
      <p className="note r-cite">{t(`rule.${name}.plain`)}</p>
      <p className="note r-cite">{t(`source.${rule.source}`)} · {cite(rule.cite).name}</p>
    </article>
  )
}
