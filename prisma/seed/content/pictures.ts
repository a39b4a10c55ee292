import type { PictureKey } from './types.ts'

/**
 * The photographs of the demo, drawn: flat, in the colours of the brick houses, so that nobody takes them for real people's
 * pictures of real places. 320×220 units, sized 960×660, to be rasterised when the seed is played.
 */

const brick = '#c98a70'
const wall = '#f2eadb'
const sky = '#dfe6e6'
const dusk = '#3d4a57'
const road = '#7b838a'
const kerb = '#cfc4b2'
const leaf = '#5f8a68'
const deep = '#4d7857'
const trunk = '#6b5138'
const ink = '#3c464d'
const white = '#fbf8f1'
const water = '#9fb8c2'
const grass = '#a9bd98'
const wood = '#a97b4f'
const stone = '#a7a59f'
const lit = '#f3d27a'

const rect = (x: number, y: number, width: number, height: number, fill: string, rx = 0) =>
  `<rect x="${x}" y="${y}" width="${width}" height="${height}" fill="${fill}"${rx ? ` rx="${rx}"` : ''}/>`
const circle = (x: number, y: number, r: number, fill: string) => `<circle cx="${x}" cy="${y}" r="${r}" fill="${fill}"/>`
const path = (d: string, fill: string) => `<path d="${d}" fill="${fill}"/>`
const line = (d: string, stroke: string, width: number) => `<path d="${d}" fill="none" stroke="${stroke}" stroke-width="${width}" stroke-linecap="round" stroke-linejoin="round"/>`
const draw = (...parts: string[]) =>
  `<svg xmlns="http://www.w3.org/2000/svg" width="960" height="660" viewBox="0 0 320 220">${parts.join('')}</svg>`

const background = (colour = sky) => rect(0, 0, 320, 220, colour)
const window_ = (x: number, y: number, glow = wall) => rect(x, y, 14, 18, glow)
const house = (x: number, y: number, width: number, height: number, rows: number, glow = wall) => {
  const columns = Math.max(1, Math.floor(width / 28))
  const gap = width / (columns + 1)
  const windows = Array.from({ length: rows * columns }, (_, index) =>
    window_(x + gap * ((index % columns) + 1) - 7, y + 12 + Math.floor(index / columns) * 32, glow))
  return rect(x, y, width, height, brick) + windows.join('')
}
const tree = (x: number, y: number, size = 1) =>
  rect(x - 4 * size, y, 8 * size, 42 * size, trunk) + circle(x, y - 18 * size, 34 * size, leaf) + circle(x - 22 * size, y - 2 * size, 22 * size, deep) + circle(x + 22 * size, y, 22 * size, deep)
const person = (x: number, y: number, coat: string, size = 1) =>
  circle(x, y - 27 * size, 6.5 * size, '#e0b796') + path(`M${x - 8 * size} ${y}v${-14 * size}a${8 * size} ${8 * size} 0 0 1 ${16 * size} 0v${14 * size}z`, coat) + rect(x - 5 * size, y, 4 * size, 10 * size, ink) + rect(x + 1 * size, y, 4 * size, 10 * size, ink)

const street = (...more: string[]) => draw(
  background(), house(0, 60, 70, 72, 1), house(76, 40, 66, 92, 2), house(232, 52, 88, 80, 1), tree(186, 94),
  rect(0, 132, 320, 12, kerb), rect(0, 144, 320, 76, road),
  path('M96 150h24l-34 70H52zM140 150h24l-14 70h-34zM186 150h24l6 70h-34zM230 150h24l28 70h-34z', white), ...more,
)
const trafficLight = (x: number) =>
  rect(x, 34, 6, 112, ink) + rect(x - 10, 22, 26, 62, '#2b3237', 6) + circle(x + 3, 35, 8, '#5b2b2b') + circle(x + 3, 53, 8, '#5b4a22') + circle(x + 3, 71, 8, '#57c07a')

const yard = (...more: string[]) => draw(background(), house(0, 18, 130, 122, 3), house(236, 34, 84, 106, 2), rect(0, 140, 320, 80, grass), ...more)
const park = (...more: string[]) => draw(background(), circle(52, 70, 40, leaf), circle(20, 92, 30, deep), circle(270, 62, 44, leaf), circle(304, 90, 30, deep), rect(48, 96, 8, 44, trunk), rect(266, 92, 8, 48, trunk), rect(0, 138, 320, 82, grass), path('M0 190c90-22 220-22 320 0v30H0z', kerb), ...more)
const doorway = (...more: string[]) => draw(background(), rect(0, 0, 320, 140, brick), rect(120, 30, 80, 110, ink), rect(126, 36, 32, 104, '#5b4a3a'), rect(162, 36, 32, 104, '#5b4a3a'), window_(40, 44), window_(74, 44), window_(232, 44), window_(266, 44), rect(0, 140, 320, 80, stone), ...more)
const stairwell = (colour: string, ...more: string[]) => draw(
  rect(0, 0, 320, 220, colour), path('M0 220V190h52v-26h52v-26h52v-26h52V86h52V60h60v160z', '#8a857b'), line('M20 168l236-118', '#6b5138', 6), ...more,
)
const river = (...trees: string[]) => draw(
  background(), path('M0 92c60-14 120-6 180-10s100-10 140-4v50H0z', '#b9c6b4'), rect(0, 112, 320, 44, water), line('M20 126h50M110 138h60M210 124h70', '#c6d6db', 3),
  rect(0, 154, 320, 66, kerb), line('M0 156h320', '#a89c86', 4), ...trees,
)
const pit = (x: number) => `<ellipse cx="${x}" cy="188" rx="20" ry="8" fill="#7a6a56"/>`
const sapling = (x: number) => pit(x) + rect(x - 2, 128, 4, 60, trunk) + circle(x, 118, 16, leaf) + circle(x - 10, 128, 10, deep) + line(`M${x - 16} 186L${x} 148L${x + 16} 186`, wood, 3)
const lockers = (x: number, y: number) => rect(x, y, 132, 78, '#6f8793') + Array.from({ length: 12 }, (_, index) => rect(x + 5 + (index % 6) * 21, y + 6 + Math.floor(index / 6) * 36, 18, 31, '#8ea4ae')).join('') + rect(x + 52, y + 10, 26, 20, '#27323a')
const rain = line(Array.from({ length: 26 }, (_, index) => `M${(index * 53) % 316} ${(index * 37) % 190}l-6 18`).join(''), '#9fb2bd', 2)
const junction = (branches: string) => draw(background(), rect(0, 150, 320, 70, road), rect(0, 138, 320, 12, kerb), rect(150, 60, 12, 84, trunk), circle(156, 52, 46, leaf), circle(122, 76, 26, deep), trafficLight(214), branches)

const chargingShed = path('M116 108h128l10 14H106z', '#5d7c8a') + rect(112, 122, 5, 52, ink) + rect(242, 122, 5, 52, ink) + rect(176, 122, 5, 52, ink)
const bike = (x: number) => circle(x, 174, 7, ink) + circle(x + 22, 174, 7, ink) + line(`M${x} 174l8-14h10l4 14M${x + 16} 160l-2-8h6`, '#8c3a2c', 3)

export const pictures: Record<PictureKey, { alt: string; svg: string }> = {
  'crossing-before': { alt: '没有红绿灯的斑马线', svg: street(person(150, 176, '#7a5c8a'), rect(136, 166, 8, 12, '#6aa06f')) },
  'crossing-after': { alt: '装好红绿灯的斑马线', svg: street(trafficLight(58), trafficLight(262)) },
  'shelter-before': {
    alt: '2 号楼北边的空地，堆着两张床垫和一只鱼缸',
    svg: yard(path('M120 188l70-26 40 18-70 28z', '#d9cfc0'), path('M132 172l66-26 38 16-66 28z', '#cbbfae'), rect(250, 164, 40, 26, '#b9d0d6'), line('M250 164h40v26h-40z', '#7d8f95', 2)),
  },
  'shelter-plan': {
    alt: '充电棚的图，离窗六米',
    svg: yard(chargingShed, bike(122), bike(186), bike(216), line('M60 196h54', '#9e3427', 3), line('M60 190v12M114 190v12', '#9e3427', 3), `<text x="87" y="188" font-size="13" text-anchor="middle" fill="#9e3427" font-family="sans-serif">6 m</text>`),
  },
  'bench-stone': { alt: '小公园的石凳', svg: park(rect(96, 146, 128, 14, stone, 3), rect(108, 160, 18, 26, '#96938c'), rect(194, 160, 18, 26, '#96938c'), rect(118, 141, 46, 5, '#efe6d2')) },
  'bench-wood': {
    alt: '加了木条和扶手的石凳',
    svg: park(rect(96, 148, 128, 12, stone, 3), rect(108, 160, 18, 26, '#96938c'), rect(194, 160, 18, 26, '#96938c'), rect(94, 138, 132, 4, wood), rect(94, 144, 132, 4, wood), line('M100 144v-22h18M220 144v-22h-18', '#6b5138', 5)),
  },
  'drain-overflow': {
    alt: '3 号楼门口冒水的井盖',
    svg: doorway('<ellipse cx="160" cy="184" rx="120" ry="24" fill="#7d8a80"/><ellipse cx="160" cy="182" rx="84" ry="15" fill="#8f9b90"/>', '<ellipse cx="168" cy="174" rx="30" ry="9" fill="#4a4f52" transform="rotate(-14 168 174)"/>', line('M150 176q-4-16 4-24M170 172q6-12 0-22M184 178q8-8 6-18', '#a9b5aa', 4)),
  },
  'drain-cleared': {
    alt: '掏干净的雨水口和三袋淤泥',
    svg: doorway(rect(126, 176, 76, 22, '#3f4549', 3), line('M138 176v22M152 176v22M166 176v22M180 176v22', '#80878a', 4), ...[232, 258, 284].map((x) => path(`M${x - 13} 206q-2-30 8-36h10q10 6 8 36z`, '#5c6b74') + line(`M${x - 5} 170h10`, '#d9cfc0', 3))),
  },
  'lamp-dark': { alt: '没亮的楼道灯', svg: stairwell('#2f3338', circle(214, 26, 12, '#5a5f63'), rect(206, 8, 16, 8, '#484d51'), rect(90, 46, 40, 62, '#3a3f44')) },
  'lamp-lit': { alt: '亮着的楼道灯', svg: stairwell('#e9dec6', '<path d="M214 24L120 164h190V60z" fill="#fff3cf" opacity=".55"/>', circle(214, 26, 12, lit), rect(206, 8, 16, 8, ink), rect(90, 46, 40, 62, '#b48a64')) },
  'shed-before': {
    alt: '堆着旧自行车的车棚',
    svg: draw(background(), house(0, 14, 320, 66, 1), path('M20 80h280l14 22H6z', '#7d7f7a'), rect(14, 102, 6, 92, ink), rect(300, 102, 6, 92, ink), rect(20, 102, 280, 92, '#5c5650'), rect(0, 194, 320, 26, stone), ...[58, 112, 166, 220, 262].map((x) => line(`M${x - 12} 180a11 9 0 1 0 .1 0M${x + 16} 180a11 9 0 1 0 .1 0M${x - 12} 188l8-20h16l4 20M${x - 4} 168l6 20 10-20M${x + 12} 168l-2-8h7M${x - 8} 164h8`, '#9a8f83', 2.5))),
  },
  'canteen-after': {
    alt: '改成老人食堂的车棚，四张方桌',
    svg: draw(background(), house(0, 14, 320, 66, 1), rect(276, 0, 12, 82, '#8e9aa0'), path('M20 80h280l14 22H6z', '#9e3427'), rect(14, 102, 292, 92, '#f6efe2'), rect(0, 194, 320, 26, stone), ...[44, 114, 184, 254].map((x) => rect(x, 156, 40, 6, wood) + rect(x + 4, 162, 4, 30, wood) + rect(x + 32, 162, 4, 30, wood) + circle(x + 14, 153, 5, white) + circle(x + 28, 153, 5, white)), person(100, 166, '#6a7fa0', 0.9), person(172, 166, '#a0686a', 0.9)),
  },
  'locker-wet': { alt: '淋雨的快递柜', svg: draw(background('#b8c2c4'), house(0, 30, 90, 120, 3), rect(0, 150, 320, 70, road), lockers(120, 78), '<ellipse cx="186" cy="182" rx="100" ry="14" fill="#93a1a8"/>', rain) },
  'locker-dry': { alt: '挪到雨棚下的快递柜', svg: draw(background('#b8c2c4'), house(0, 30, 90, 120, 3), rect(0, 150, 320, 70, road), rain, rect(96, 52, 190, 14, '#5d7c8a'), rect(100, 66, 5, 96, ink), rect(278, 66, 5, 96, ink), rect(106, 66, 172, 96, '#c9cfcc'), lockers(124, 72), rect(118, 150, 144, 12, stone)) },
  'banyan-gaps': { alt: '河岸步道上四个空树坑', svg: river(pit(52), pit(124), pit(196), pit(268)) },
  'banyan-planted': { alt: '先种好的两棵榕树', svg: river(sapling(52), sapling(124), pit(196), pit(268)) },
  'step-wet': { alt: '湿滑的门口地砖', svg: doorway(path('M60 140h200l34 80H26z', '#c3c1bb'), line('M52 160h216M44 184h232', '#aaa7a0', 2), '<ellipse cx="150" cy="176" rx="70" ry="14" fill="#b5c6cd"/>', '<ellipse cx="206" cy="204" rx="46" ry="9" fill="#b5c6cd"/>') },
  'step-tiled': { alt: '换好的防滑砖', svg: doorway(path('M60 140h200l34 80H26z', '#b08d74'), line('M54 156h212M47 174h226M38 194h244M98 140l-16 80M134 140l-10 80M186 140l10 80M222 140l16 80', '#8e6f58', 2)) },
  'market-morning': {
    alt: '早上七点，摊子占满人行道',
    svg: draw(background('#ece3d2'), house(0, 20, 320, 92, 2), rect(0, 112, 320, 46, kerb), rect(0, 158, 320, 62, road), ...[[18, '#b5543f'], [92, '#5d7c8a'], [168, '#8a9a4f'], [244, '#b58a3f']].map(([x, c]) => path(`M${Number(x) - 6} 108h70l-8-16h-54z`, String(c)) + rect(Number(x), 124, 58, 22, wood) + circle(Number(x) + 14, 122, 7, '#6aa06f') + circle(Number(x) + 30, 122, 7, '#d98a4a') + circle(Number(x) + 45, 122, 7, '#c25b5b')), person(84, 190, '#6a7fa0'), person(214, 196, '#a0686a'), line('M232 196h20l6-14', ink, 3), circle(238, 204, 5, ink), circle(252, 204, 5, ink)),
  },
  'rail-after': {
    alt: '小学门口的护栏',
    svg: draw(background(), rect(70, 30, 180, 92, brick), rect(140, 62, 40, 60, ink), window_(90, 52), window_(112, 52), window_(196, 52), window_(218, 52), rect(136, 38, 48, 14, white), rect(0, 122, 320, 26, kerb), rect(0, 148, 320, 72, road), line('M20 128h112M188 128h112M20 142h112M188 142h112', '#8c3a2c', 4), line(Array.from({ length: 8 }, (_, index) => `M${20 + (index % 4) * 37 + (index > 3 ? 168 : 0)} 122v26`).join(''), '#8c3a2c', 4), person(152, 140, '#6a7fa0', 0.7), person(170, 140, '#b58a3f', 0.7)),
  },
  'meal-delivery': {
    alt: '保温箱里的第一趟饭',
    svg: draw(background('#ece3d2'), rect(0, 150, 320, 70, wood), rect(70, 70, 180, 96, '#3f6f8a', 8), rect(70, 70, 180, 20, '#33596f', 8), rect(112, 56, 96, 16, '#33596f', 6), ...[92, 146, 200].map((x) => rect(x, 104, 34, 22, white, 4) + rect(x, 132, 34, 22, white, 4)), line('M100 44q6-10 0-20M160 44q6-10 0-20M220 44q6-10 0-20', '#cfc4b2', 4)),
  },
  'branches-before': { alt: '低枝挡住红绿灯', svg: junction(circle(204, 62, 30, leaf) + circle(226, 44, 20, deep) + line('M160 92q30-6 52-28', trunk, 5)) },
  'branches-after': { alt: '修枝以后看得见的红绿灯', svg: junction(circle(120, 46, 24, leaf)) },
  'paper-form': {
    alt: '一张签了名的单子',
    svg: draw(background('#cdbfa6'), `<g transform="rotate(-3 160 110)">${rect(84, 18, 152, 186, white)}${rect(112, 34, 96, 8, ink)}${Array.from({ length: 8 }, (_, index) => rect(100, 58 + index * 14, index % 3 === 2 ? 84 : 120, 4, '#b9b2a4')).join('')}${line('M104 186q8-16 14 0t14-6 12 4 16-6', '#2b4a7a', 3)}<circle cx="202" cy="178" r="17" fill="none" stroke="#9e3427" stroke-width="3"/></g>`),
  },
  'wires-hang': { alt: '从三楼垂下来的电线', svg: stairwell('#cfc7b8', line('M30 0q10 120 40 150M60 0q30 150 60 170M96 0q0 90 50 140M150 0q20 120 46 110M200 0q-10 90 40 86M250 0q-30 60 10 70', '#33383c', 3)) },
  'wires-tidy': { alt: '走进线槽的电线', svg: stairwell('#ded6c6', rect(0, 18, 320, 12, white), line('M0 18h320M0 30h320', '#b9b2a4', 2), rect(150, 30, 12, 60, white), rect(196, 66, 40, 52, '#b3402f'), rect(204, 76, 24, 8, white)) },
  'toilet-locked': {
    alt: '晚上锁着门的公厕',
    svg: draw(background(dusk), circle(270, 36, 12, '#d8d4c4'), rect(80, 60, 160, 110, '#8a8f90'), path('M70 62l90-34 90 34z', '#5c4a44'), rect(110, 96, 34, 74, '#4b3b33'), rect(176, 96, 34, 74, '#4b3b33'), line('M122 132h12v-10', lit, 3), line('M188 132h12v-10', lit, 3), rect(0, 170, 320, 50, '#2f3a35')),
  },
  'net-ground': {
    alt: '戏台前晒着的虾皮和停着的车',
    svg: draw(background(), rect(70, 30, 180, 80, brick), path('M56 34q104-40 208 0l-10 14H66z', '#9e3427'), rect(92, 56, 136, 54, '#4b3b33'), rect(0, 110, 320, 110, stone), path('M20 210l40-70h90l-20 70z', '#e2b08a'), path('M150 210l16-70h60l30 70z', '#e8bd9a'), path('M244 150h60l10 20v18h-76v-16z', '#6f8793'), rect(254, 142, 40, 14, '#8ea4ae'), circle(256, 190, 8, ink), circle(300, 190, 8, ink)),
  },
  'harbour-lamp': {
    alt: '避风坞的路灯和缆绳',
    svg: draw(background(dusk), rect(0, 120, 320, 100, '#2f4a58'), path('M0 150h320v70H0z', '#5a5550'), rect(150, 34, 6, 120, '#23292e'), line('M153 36h34', '#23292e', 6), '<path d="M176 40h24l34 112h-92z" fill="#f3d27a" opacity=".35"/>', rect(178, 36, 22, 8, lit), path('M20 128h70l-12 20H34z', '#8c3a2c'), line('M88 132q40 24 62 22', '#d9cfc0', 3), circle(140, 156, 6, '#23292e')),
  },
  'harbour-dark': {
    alt: '避风坞没亮的灯，杆子歪了',
    svg: draw(background('#28323c'), rect(0, 120, 320, 100, '#22343f'), path('M0 150h320v70H0z', '#3d3a37'), line('M166 154L150 34l32-4', '#15191c', 6), path('M20 128h70l-12 20H34z', '#55302a'), line('M88 132q40 24 62 22', '#8f897d', 3), circle(140, 156, 6, '#15191c'), path('M228 172q10-10 22 0l14 4q8 4 0 8h-36z', '#6a6258')),
  },
}
