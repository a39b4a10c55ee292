import type { Metadata } from 'next'
import { notFound, redirect } from 'next/navigation'
import { getTranslations } from 'next-intl/server'
import { paths } from '../../../../../contract/paths.ts'
import { ownerVotingOf } from '../../../../../server/queries/owner-desk.ts'
import { maySetRules, rulesOf } from '../../../../../server/queries/people.ts'
import { viewerHere } from '../../../../_client/viewer.ts'
import { shellOf } from '../../../../_client/shell.ts'
import { OwnerVotingForm } from '../../../../_people/owner-voting-form.tsx'
import { RuleForm } from '../../../../_people/rule-form.tsx'
import { PageShell } from '../../../../_ui/page-shell.tsx'
import { BackBar } from '../../../../_ui/top-bar.tsx'
import '../../../../_people/people.css'
import '../../../../_ballot/owner-desk/owner-desk.css'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('people.settings'))('title') }
}

export default async function SettingsPage({ params }: { params: Promise<{ slug: string }> }) {
  const { slug } = await params
  const viewer = await viewerHere(slug)
  const to = paths(slug)
  if (!viewer.user) redirect(to.signIn(`${to.desk}/settings`))
  if (!maySetRules(viewer)) notFound()
  const t = await getTranslations('people.settings')
  const words = await getTranslations('rules')
  const say = words as unknown as ((key: string) => string) & { has(key: string): boolean }
  const cite = (key: string) => (say.has(`cite.${key}.name`) ? say(`cite.${key}.name`) : say.has(`cite.${key}`) ? say(`cite.${key}`) : key)
  const name = (rule: string) => (say.has(`${rule}.name`) ? say(`${rule}.name`) : say(`rule.${rule}.name`))
  return (
    <PageShell words={['owners', 'people', 'refusals']} {...await shellOf(viewer)} here={`${to.desk}/settings`}>
      <BackBar href={to.desk}>{(await getTranslations('common'))('nav.desk')}</BackBar>
      <div className="page-head"><h1>{t('title')}</h1><p>{t('intro')}</p></div>
      <OwnerVotingForm community={slug} owners={await ownerVotingOf(viewer)} />
      <ul className="section">
        {rulesOf(viewer).map((rule) => (
          <li key={rule.name} className="rule-row" id={rule.name}>
            <p><b className="row-title">{name(rule.name)}</b> <span className="num">{rule.value}</span></p>
            <p className="note">{rule.isLaw ? t('law') : rule.isChanged ? `${t('changed', { cite: cite(rule.cite) })} ${t('standard', { value: rule.standard })}` : cite(rule.cite)}</p>
            {!rule.isLaw && <RuleForm community={slug} rule={rule.name} value={rule.value} />}
          </li>
        ))}
      </ul>
    </PageShell>
  )
}
