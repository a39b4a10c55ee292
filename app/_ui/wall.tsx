import { useTranslations } from 'next-intl'
import type { ReactNode } from 'react'
import { coursesFor, layOut, lineAt, outline, scaleDown, stepLine, wallPaths, type WallCounts } from './wall-geometry.ts'

/**
 * Sizes of walls, in viewBox units: `row` in a list, `card` beside a topic, `panel` on a phone,
 * `panelTall` for yes and no; `hall`, `hallPanel`, `hallPanelTall` and, without area bars, `hallAlone` on the big screen.
 */
const shapes = {
  row: { width: 230, 2: { height: 40, gap: 3 }, 4: { height: 40, gap: 2 }, 6: { height: 40, gap: 1.4 } },
  card: { width: 330, 2: { height: 52, gap: 4 }, 4: { height: 54, gap: 2.5 }, 6: { height: 46, gap: 1.5 } },
  panel: { width: 294, 2: { height: 46, gap: 3.5 }, 4: { height: 48, gap: 2.2 }, 6: { height: 40, gap: 1.4 } },
  panelTall: { width: 294, 2: { height: 46, gap: 3.5 }, 4: { height: 48, gap: 2.2 }, 6: { height: 46, gap: 1.5 } },
  hall: { width: 1776, 2: { height: 222, gap: 14 }, 4: { height: 222, gap: 10 }, 6: { height: 222, gap: 7 } },
  hallPanel: { width: 1080, 2: { height: 110, gap: 9 }, 4: { height: 110, gap: 6 }, 6: { height: 100, gap: 4 } },
  hallAlone: { width: 1080, 2: { height: 184, gap: 14 }, 4: { height: 184, gap: 10 }, 6: { height: 184, gap: 7 } },
  hallPanelTall: { width: 1080, 2: { height: 118, gap: 9 }, 4: { height: 118, gap: 6 }, 6: { height: 118, gap: 5 } },
} as const
export type WallSize = keyof typeof shapes

export interface WallProps extends WallCounts {
  /** bricks of the whole wall, people or households; what is not given a kind is "not yet" */
  total: number
  /** the sentence that a screen reader says instead of the drawing */
  label: string
  size?: WallSize
  /** stepped threshold drawn between the bricks (small walls only; big walls have a line over them, see ThresholdWall) */
  step?: number
  /** how many bricks were laid just now */
  fresh?: number
}

function drawingOf({ total, yes = 0, no = 0, in: inside = 0, hollow = 0, todo, size = 'panel' }: Omit<WallProps, 'label'>) {
  const known = yes + no + inside + hollow
  const counts = { yes, no, in: inside, hollow, todo: todo ?? Math.max(0, total - known) }
  const { each, bricks } = scaleDown(counts)
  const all = Math.max(1, Math.ceil(Math.max(total, known) / each))
  const courses = coursesFor(all)
  const shape = shapes[size]
  const wall = layOut(all, { width: shape.width, courses, ...shape[courses] })
  return { wall, bricks, each }
}

/** One brick is one person or one household; over 600, one brick stands for several and the wall says so. */
export function Wall(props: WallProps) {
  return <><WallDrawing {...props} /><WallScale {...props} /></>
}

function WallScale(props: WallProps) {
  const t = useTranslations('ui')
  const { each } = drawingOf(props)
  return each === 1 ? null : <p className="note wall-scale">{t('wallScale', { each })}</p>
}

function WallDrawing(props: WallProps) {
  const { wall, bricks } = drawingOf(props)
  return (
    <svg className="wall" viewBox={`0 0 ${wall.width} ${wall.height}`} role="img" aria-label={props.label}>
      {wallPaths(bricks, wall, props.fresh).map((path) => (
        <path key={`${path.kind}${path.fresh ? '-new' : ''}`} className={`w-${path.kind}${path.fresh ? ' w-new' : ''}`} d={path.d}
          // outlines of very small bricks are thinner than the style says
          style={outline(wall) < 0.75 ? { strokeWidth: outline(wall) * 1.4 } : undefined} />
      ))}
      {props.step !== undefined && <path className="w-step" d={stepLine(props.step, wall).d} />}
    </svg>
  )
}

/** Where, in percent of the width, the threshold of `need` stands. */
export function thresholdPercent(props: Omit<WallProps, 'label'>, need: number): number {
  const { wall, each } = drawingOf(props)
  const at = wall.courses === 2 ? stepLine(need, wall).top : lineAt(need / each, wall)
  return Math.round((at / wall.width) * 10_000) / 100
}

/** The mason's line over a wall (and over the bars below it, when they stand in the same `.walls`). */
export function MasonLine({ percent, children }: { percent: number; children?: ReactNode }) {
  const edge = percent > 82 ? ' str--end' : percent < 18 ? ' str--start' : ''
  return <i className={`str${edge}`} style={{ left: `${percent}%` }}>{children && <span>{children}</span>}</i>
}

/** May one line go through the wall and the area bar below it? On small walls, and when the shares differ, each has its own. */
export function sharesOneLine(props: Omit<WallProps, 'label'>, need: number, areaShare: number): boolean {
  return coursesFor(props.total) !== 2 && Math.abs(thresholdPercent(props, need) - areaShare) < 2
}

/** A wall with its threshold: stepped between the bricks when small, a straight line when big. `words` say the threshold. */
export function ThresholdWall({ need, words, ...props }: WallProps & { need: number; words: string }) {
  const small = coursesFor(Math.max(props.total, 1)) === 2
  const percent = thresholdPercent(props, need)
  if (!small) return <><div className="walls"><WallDrawing {...props} /><MasonLine percent={percent}>{words}</MasonLine></div><WallScale {...props} /></>
  const shift = percent > 70 ? -Math.min(100, 50 + (percent - 70) * 2.5) : percent < 30 ? -Math.max(0, 50 - (30 - percent) * 2.5) : -50
  return (
    <div className="walls walls--step">
      <WallDrawing {...props} step={need} />
      <span className="str-label" style={{ left: `${percent}%`, transform: `translateX(${shift}%)` }}>{words}</span>
    </div>
  )
}
