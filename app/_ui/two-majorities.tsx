import { useTranslations } from 'next-intl'
import { AreaBar } from './area-bar.tsx'
import { squareMetres } from './area.ts'
import { Icon } from './icon.tsx'
import { MarkIcon } from './marks.tsx'
import { MasonLine, Wall, sharesOneLine, thresholdPercent } from './wall.tsx'
import { coursesFor } from './wall-geometry.ts'

/** Heads are whole households, areas whole 0.01 m². Which votes and which shares: the ballot's own rule decides, not the drawing. */
export interface MajoritiesView {
  participation: { met: boolean; heads: { part: number; total: number; need: number }; area: { part: number; total: number; need: number } }
  consent: {
    met: boolean
    /** more than half, or three quarters, of those who took part */
    share: 'HALF' | 'THREE_QUARTERS'
    heads: { yes: number; no: number; abstain: number; total: number; need: number }
    area: { yes: number; no: number; total: number; need: number }
  }
}

/**
 * Two questions in order: did enough take part, and did enough of them agree. Households above area, one line through both,
 * and the verdict of each question in words. `beside` puts the questions side by side on a desk.
 */
export function TwoMajorities({ view, beside = false }: { view: MajoritiesView; beside?: boolean }) {
  const t = useTranslations('ui.majorities')
  const { participation: p, consent: c } = view
  const metres = (area: number) => squareMetres(area)
  return (
    <div className={beside ? 'majorities majorities--side' : 'majorities'}>
      <section className="ask">
        <h3>{t('participation.question')}</h3>
        <p>{t('participation.rule')}</p>
        <Question
          headsLine={[t('heads', { n: p.heads.part }), t('needHeads', { n: p.heads.need })]}
          areaLine={[t('area', { n: metres(p.area.part) }), t('needArea', { n: metres(p.area.need) })]}
          wall={{ total: p.heads.total, in: p.heads.part, size: 'panel', label: t('participation.wallLabel', { total: p.heads.total, part: p.heads.part, need: p.heads.need }) }}
          need={p.heads.need} lineWords={t('share.TWO_THIRDS')}
          bar={{ total: p.area.total, parts: [{ kind: 'in', area: p.area.part }], label: t('participation.barLabel', { total: metres(p.area.total), part: metres(p.area.part), need: metres(p.area.need) }) }}
          areaShare={100 * p.area.need / Math.max(1, p.area.total)}
        />
        <Verdict met={p.met} words={p.met ? t('enough') : t('short', {
          heads: Math.max(0, p.heads.need - p.heads.part), area: metres(Math.max(0, p.area.need - p.area.part)), which: which(p.heads.part < p.heads.need, p.area.part < p.area.need),
        })} />
      </section>
      <section className="ask">
        <h3>{t('consent.question')}</h3>
        <p>{t(`consent.rule.${c.share}`)}</p>
        <Question
          headsLine={[t('heads', { n: c.heads.yes }), t('needHeads', { n: c.heads.need })]}
          areaLine={[t('area', { n: metres(c.area.yes) }), t('needArea', { n: metres(c.area.need) })]}
          wall={{
            total: c.heads.total, yes: c.heads.yes, no: c.heads.no, hollow: c.heads.abstain, size: 'panelTall',
            label: t('consent.wallLabel', { total: c.heads.total, yes: c.heads.yes, no: c.heads.no, abstain: c.heads.abstain, need: c.heads.need }),
          }}
          need={c.heads.need} lineWords={t(`share.${c.share}`)}
          bar={{ total: c.area.total, parts: [{ kind: 'yes', area: c.area.yes }, { kind: 'no', area: c.area.no }], label: t('consent.barLabel', { total: metres(c.area.total), yes: metres(c.area.yes), need: metres(c.area.need) }) }}
          areaShare={100 * c.area.need / Math.max(1, c.area.total)}
        />
        <p className="key">
          <span><MarkIcon mark="yes" />{t('yes', { n: c.heads.yes })}</span>
          <span><MarkIcon mark="no" />{t('no', { n: c.heads.no })}</span>
          <span><MarkIcon mark="hollow" />{t('abstain', { n: c.heads.abstain })}</span>
        </p>
        <Verdict met={c.met} words={c.met ? t('enough') : t('short', {
          heads: Math.max(0, c.heads.need - c.heads.yes), area: metres(Math.max(0, c.area.need - c.area.yes)), which: which(c.heads.yes < c.heads.need, c.area.yes < c.area.need),
        })} />
      </section>
    </div>
  )
}

const which = (heads: boolean, area: boolean) => heads && area ? 'both' : heads ? 'heads' : 'area'

function Verdict({ met, words }: { met: boolean; words: string }) {
  return <p className={met ? 'enough' : 'enough enough--not'}>{met && <Icon name="check" />}<span>{words}</span></p>
}

function Question({ headsLine, areaLine, wall, need, lineWords, bar, areaShare }: {
  headsLine: [string, string]
  areaLine: [string, string]
  wall: Parameters<typeof Wall>[0]
  need: number
  lineWords: string
  bar: Parameters<typeof AreaBar>[0]
  areaShare: number
}) {
  const heads = <div className="measure-row"><b>{headsLine[0]}</b><span>{headsLine[1]}</span></div>
  const area = <><div className="measure-row"><b>{areaLine[0]}</b><span>{areaLine[1]}</span></div><AreaBar {...bar} /></>
  const percent = thresholdPercent(wall, need)
  // On a small wall the joint of the bricks and the share of the area do not fall on one line: each has its own.
  if (sharesOneLine(wall, need, areaShare)) return <div className="walls">{heads}<Wall {...wall} />{area}<MasonLine percent={percent}>{lineWords}</MasonLine></div>
  const small = coursesFor(wall.total) === 2
  return (
    <>
      <div className="walls">{heads}<Wall {...wall} step={small ? need : undefined} />{!small && <MasonLine percent={percent} />}</div>
      <div className="walls">{area}<MasonLine percent={areaShare}>{lineWords}</MasonLine></div>
    </>
  )
}
