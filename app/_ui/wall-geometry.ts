/**
 * Where each brick of a wall lies, in the units of a viewBox. Courses are filled column by column from below,
 * so that the edge is toothed; odd courses are shifted by half a brick.
 */
export type BrickKind = 'yes' | 'no' | 'in' | 'hollow' | 'todo'

export interface WallCounts { yes?: number; no?: number; in?: number; hollow?: number; todo?: number }

export interface WallShape {
  /** width of the drawing; bricks are laid to fill it, unless so few that they would be too long */
  width: number
  height: number
  courses: number
  gap: number
}

export interface WallLayout extends WallShape {
  columns: number
  pitch: number
  brickWidth: number
  brickHeight: number
}

/** A brick is never longer than this many heights (a real one shows 3.6). */
const LONGEST = 3.2

/** Two courses up to 20 bricks, four up to 80, six above. */
export function coursesFor(bricks: number): 2 | 4 | 6 {
  return bricks <= 20 ? 2 : bricks <= 80 ? 4 : 6
}

export function layOut(bricks: number, shape: WallShape): WallLayout {
  const { width, height, courses } = shape
  const columns = Math.max(1, Math.ceil(bricks / courses))
  // Hundreds of households on a phone: the joints grow thinner with the bricks.
  const gap = Math.min(shape.gap, (width / (columns + 0.5)) * 0.25)
  const brickHeight = (height - gap * (courses - 1)) / courses
  const half = courses > 1 ? 0.5 : 0
  // (columns - 1 + half) pitches and one brick fill the width; pitch = brick + gap
  const filling = (width - gap * (columns - 1 + half)) / (columns + half)
  const brickWidth = Math.min(filling, brickHeight * LONGEST)
  return { ...shape, gap, columns, pitch: brickWidth + gap, brickWidth, brickHeight }
}

const show = (value: number) => String(Math.round(value * 100) / 100)

function placeOf(index: number, wall: WallLayout): { x: number; y: number } {
  const course = index % wall.courses
  const column = Math.floor(index / wall.courses)
  return {
    x: column * wall.pitch + (course % 2 === 1 ? wall.pitch / 2 : 0),
    y: (wall.courses - 1 - course) * (wall.brickHeight + wall.gap),
  }
}

/** A brick with its corners broken off; `inset` leaves room for a stroke. */
function brick(index: number, wall: WallLayout, inset: number): string {
  const { x, y } = placeOf(index, wall)
  const chip = Math.min(1.2, wall.brickHeight * 0.12, wall.brickWidth * 0.15)
  const across = show(wall.brickWidth - 2 * chip - 2 * inset)
  const down = show(wall.brickHeight - 2 * chip - 2 * inset)
  const c = show(chip)
  return `M${show(x + chip + inset)} ${show(y + inset)}h${across}l${c} ${c}v${down}l-${c} ${c}h-${across}l-${c} -${c}v-${down}z`
}

/** A field stone: the same bed, uneven corners in three variants, so that it is not only the colour that differs. */
function stone(index: number, wall: WallLayout): string {
  const { x, y } = placeOf(index, wall)
  const { brickWidth: w, brickHeight: h } = wall
  const corner = Math.min(h * 0.34, w * 0.28)
  const topRight = corner * ([0.9, 0.72, 0.54][index % 3] ?? 0.72)
  const bottomLeft = topRight + corner * 0.1
  const upper = h * 0.3
  const lower = h * 0.27
  return `M${show(x + corner)} ${show(y)}h${show(w - corner - topRight)}l${show(topRight)} ${show(upper)}v${show(h - upper - lower)}`
    + `l-${show(corner)} ${show(lower)}h-${show(w - corner - bottomLeft)}l-${show(bottomLeft)} -${show(upper)}v-${show(h - upper - lower)}z`
}

const order: BrickKind[] = ['yes', 'in', 'no', 'hollow', 'todo']

/** Half of an outline's width, as the drawing keeps it clear of the joints. */
export function outline(wall: WallLayout): number {
  return Math.min(0.75, wall.brickWidth * 0.12)
}

/** One path per kind, in the order yes, turnout, no, abstained, not yet. `fresh` is how many of the last solid bricks to draw apart. */
export function wallPaths(counts: WallCounts, wall: WallLayout, fresh = 0): { kind: BrickKind; d: string; fresh: boolean }[] {
  const paths: { kind: BrickKind; d: string; fresh: boolean }[] = []
  let index = 0
  for (const kind of order) {
    const count = counts[kind] ?? 0
    let laid = ''
    let new_ = ''
    const inset = kind === 'hollow' || kind === 'todo' ? outline(wall) : 0
    for (let n = 0; n < count; n += 1, index += 1) {
      const d = kind === 'no' ? stone(index, wall) : brick(index, wall, inset)
      if ((kind === 'in' || kind === 'yes') && n >= count - fresh) new_ += d
      else laid += d
    }
    if (laid) paths.push({ kind, d: laid, fresh: false })
    if (new_) paths.push({ kind, d: new_, fresh: true })
  }
  return paths
}

/** Middle of the joint after `bricks` bricks (may be a fraction of one): the mason's straight line on a big wall. */
export function lineAt(bricks: number, wall: WallLayout): number {
  return (bricks / wall.courses) * wall.pitch + (wall.courses > 1 ? wall.pitch / 4 : 0) - wall.gap / 2
}

/** The stepped line between bricks on a small wall: from below the lowest course to above the highest. `top` is where it ends. */
export function stepLine(bricks: number, wall: WallLayout): { d: string; top: number } {
  const row = wall.brickHeight + wall.gap
  const edge = (course: number) => {
    const inCourse = Math.max(0, Math.ceil((bricks - course) / wall.courses))
    return inCourse * wall.pitch + (course % 2 === 1 ? wall.pitch / 2 : 0) - wall.gap / 2
  }
  let d = `M${show(edge(0))} ${show(wall.height + 7)}`
  for (let course = 0; course < wall.courses; course += 1) {
    d += `V${show((wall.courses - 1 - course) * row - wall.gap / 2)}`
    if (course + 1 < wall.courses) d += `H${show(edge(course + 1))}`
  }
  return { d: `${d}v-9`, top: edge(wall.courses - 1) }
}

/** Over this many people one brick stands for several. */
export const MOST_BRICKS = 600

/** People per brick, and the counts in bricks: cumulative and rounded down, so that no brick stands past its people. */
export function scaleDown(counts: Required<WallCounts>): { each: number; bricks: Required<WallCounts> } {
  const total = order.reduce((sum, kind) => sum + counts[kind], 0)
  const each = Math.max(1, Math.ceil(total / MOST_BRICKS))
  if (each === 1) return { each, bricks: counts }
  const bricks: Required<WallCounts> = { yes: 0, in: 0, no: 0, hollow: 0, todo: 0 }
  let people = 0
  let laid = 0
  for (const kind of order) {
    people += counts[kind]
    const until = kind === 'todo' ? Math.ceil(people / each) : Math.floor(people / each)
    bricks[kind] = until - laid
    laid = until
  }
  return { each, bricks }
}
