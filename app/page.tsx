import Link from 'next/link'
import { redirect } from 'next/navigation'
import { cookies } from 'next/headers'
import { getTranslations } from 'next-intl/server'
import { paths } from '../contract/paths.ts'
import { communities, needsSetup } from '../server/queries/people.ts'
import { Icon } from './_ui/icon.tsx'
import { PageShell } from './_ui/page-shell.tsx'
import { communityCookie } from './_front/community-cookie.ts'
import './_front/front.css'

/** The door of the district: straight on where there is one community or the device knows its own; otherwise one chooses. */
export default async function DistrictPage({ searchParams }: { searchParams: Promise<{ choose?: string }> }) {
  if (await needsSetup()) redirect('/setup')
  const all = await communities()
  const { choose } = await searchParams
  const known = (await cookies()).get(communityCookie)?.value
  const own = all.length === 1 ? all[0] : all.find(({ slug }) => slug === known)
  if (own && choose === undefined) redirect(paths(own.slug).home)
  const t = await getTranslations('front.choose')
  return (
    <PageShell community={null} viewer={null} width="narrow">
      <div className="chooser">
        <div><h1 className="say">{t('title')}</h1><p className="note">{t('lead')}</p></div>
        <ul className="rows">
          {all.map((each) => (
            <li key={each.id}><Link className="row-link row-link--bare" href={paths(each.slug).home}><span><b>{each.name}</b><span>{each.street}</span></span><Icon name="right" /></Link></li>
          ))}
        </ul>
      </div>
    </PageShell>
  )
}
