import type { BuildingContent, PersonKey, UnitContent } from '../types.ts'

/**
 * Six walk-ups, 194 units, 16 742.61 m² and 186 heads: one owner has three units, two have two, the developer kept five.
 * Areas in 0.01 m², as in a property register.
 */
const unit = (door: string, area: number, ...owners: PersonKey[]): UnitContent => ({ door, area, owners })
const rented = (door: string, area: number, ...owners: PersonKey[]): UnitContent => ({ door, area, owners, isRented: true })
const unsold = (door: string, area: number): UnitContent => ({ door, area, owners: [], isUnsold: true })

export const buildings: BuildingContent[] = [
  {
    key: 'b1', name: '1 号楼', grid: 'g1',
    units: [
      unit('101', 9182, 'yue-e'), unit('102', 7741, 'r1-102'), unit('103', 6409, 'r1-103', 'r1-103b'),
      unit('104', 7745, 'r1-104'), unit('105', 10035, 'lao-cai'),
      unit('201', 9294, 'r1-201'), unit('202', 7860, 'weng-jie'), unit('203', 6533, 'r1-203'),
      unit('204', 7878, 'r1-204'), rented('205', 10175, 'r1-205'),
      unit('301', 9294, 'r1-301', 'r1-301b'), unit('302', 7860, 'r1-302'), unit('303', 6533, 'r1-303'),
      unit('304', 7878, 'ji-bo'), unit('305', 10175, 'r1-305'),
      unit('401', 9294, 'ruan-xiaojie'), unit('402', 7860, 'r1-402'), unit('403', 6533, 'fang-abo'),
      unit('404', 7878, 'r1-404'), unit('405', 10175, 'r1-405'),
      unit('501', 9294, 'r1-501'), unit('502', 7860, 'r1-502'), unit('503', 6533, 'r1-503'),
      unit('504', 7878, 'r1-504'), unit('505', 10175, 'r1-505'),
      unit('601', 9380, 'r1-601', 'r1-601b'), unit('602', 7949, 'r1-602'), unit('603', 6625, 'gong-jie'),
      unit('604', 7973, 'r1-604'), unit('605', 10273, 'r1-605'),
    ],
  },
  {
    key: 'b2', name: '2 号楼', grid: 'g1',
    units: [
      unit('101', 8799, 'r2-101'), unit('102', 7168, 'guo-xiansheng'), unit('103', 7179, 'r2-103'),
      unit('104', 9529, 'r2-104'), unit('105', 10943, 'r2-105'),
      unit('201', 8911, 'pan-yisheng'), unit('202', 7287, 'r2-202', 'r2-202b'), unit('203', 7305, 'huang-bobo', 'huang-bomu'),
      unit('204', 9662, 'r2-204'), unit('205', 11083, 'r2-205'),
      unit('301', 8911, 'r2-301'), unit('302', 7287, 'r2-302'), unit('303', 7305, 'r2-303'),
      unit('304', 9662, 'xu-kuaiji'), unit('305', 11083, 'r2-305'),
      unit('401', 8911, 'r2-401'), unit('402', 7287, 'chen-sao'), unit('403', 7305, 'r2-403', 'r2-403b'),
      unit('404', 9662, 'r2-404'), unit('405', 11083, 'r2-405'),
      unit('501', 8911, 'zhuang-shifu'), unit('502', 7287, 'r2-502'), unit('503', 7305, 'r2-503'),
      unit('504', 9662, 'r2-504'), unit('505', 11083, 'r2-505'),
      unit('601', 8997, 'xiao-lian'), unit('602', 7376, 'r2-602'), unit('603', 7397, 'r2-603'),
      unit('604', 9757, 'r2-604'), unit('605', 11181, 'r2-605'),
    ],
  },
  {
    key: 'b3', name: '3 号楼', grid: 'g2',
    units: [
      unit('101', 8357, 'r3-101'), unit('102', 6822, 'a-xia'), unit('103', 5591, 'lao-kang'),
      unit('104', 5602, 'r3-104', 'r3-104b'), unit('105', 6923, 'r3-105'), rented('106', 9104, 'r3-106'),
      unit('201', 8469, 'r3-201'), unit('202', 6941, 'zeng-xiansheng'), unit('203', 5717, 'r3-203'),
      unit('204', 5735, 'zheng-xiaojie'), unit('205', 7063, 'r3-205'), unit('206', 9251, 'r3-206'),
      unit('301', 8469, 'wu-laoshi'), unit('302', 6941, 'r3-302'), unit('303', 5717, 'r3-303'),
      unit('304', 5735, 'r3-304'), unit('305', 7063, 'r3-305'), unit('306', 9251, 'r3-306', 'r3-306b'),
      unit('401', 8469, 'r3-401'), unit('402', 6941, 'r3-402'), unit('403', 5717, 'r3-403'),
      unit('404', 5735, 'r3-404'), unit('405', 7063, 'r3-405'), unit('406', 9251, 'qiu-xiansheng'),
      unit('501', 8469, 'su-zhuren'), unit('502', 6941, 'r3-502'), unit('503', 5717, 'r3-503'),
      unit('504', 5735, 'r3-504'), unit('505', 7063, 'r3-505'), unit('506', 9251, 'r3-506', 'r3-506b'),
      unit('601', 8555, 'r3-601'), unit('602', 7030, 'r3-602'), unit('603', 5809, 'r3-603'),
      unit('604', 5830, 'r3-604'), unit('605', 7161, 'zhao-jie'), unit('606', 9352, 'r3-606'),
    ],
  },
  {
    key: 'b4', name: '4 号楼', grid: 'g2',
    units: [
      unit('101', 10387, 'luo-shu'), unit('102', 7836, 'r4-102'), unit('103', 8611, 'r4-103'),
      unit('104', 11758, 'r4-104'),
      unit('201', 10499, 'r4-201'), unit('202', 7836, 'r4-202'), rented('203', 8737, 'r4-203'),
      unit('204', 11891, 'you-laoshi'),
      unit('301', 10499, 'r4-301'), unit('302', 7836, 'yu-nainai'), unit('303', 8737, 'r4-303', 'r4-303b'),
      unit('304', 11891, 'r4-304'),
      unit('401', 10499, 'r4-401'), unit('402', 7836, 'r4-402'), rented('403', 8737, 'gong-jie'),
      unit('404', 11891, 'r4-404'),
      unit('501', 10499, 'r4-501'), unit('502', 7836, 'lin-ayi'), unit('503', 8737, 'r4-503'),
      unit('504', 11891, 'r4-504'),
      unit('601', 10499, 'r4-601'), unit('602', 7836, 'r4-602'), unit('603', 8737, 'r4-603'),
      unit('604', 11891, 'r4-604'),
      unit('701', 10585, 'xiaoman-baba'), unit('702', 7836, 'r4-702', 'r4-702b'), unit('703', 8829, 'r4-703'),
      unit('704', 11986, 'r4-704'),
    ],
  },
  {
    key: 'b5', name: '5 号楼', grid: 'g3',
    units: [
      unit('101', 9811, 'liu-ayi'), unit('102', 8142, 'zou-shu'), unit('103', 8959, 'r5-103'),
      unit('104', 11174, 'r5-104'),
      rented('201', 9923, 'shen-laoban'), unit('202', 8261, 'r5-202'), unit('203', 9085, 'r5-203', 'r5-203b'),
      unit('204', 11307, 'r5-204'),
      unit('301', 9923, 'r5-301'), unit('302', 8261, 'r5-302'), rented('303', 9085, 'r5-303'),
      unit('304', 11307, 'shen-laoban'),
      unit('401', 9923, 'r5-401'), unit('402', 8261, 'xiao-gao'), unit('403', 9085, 'r5-403'),
      unit('404', 11307, 'r5-404'),
      unit('501', 9923, 'r5-501'), unit('502', 8261, 'r5-502'), unit('503', 9085, 'wen-taitai'),
      unit('504', 11307, 'r5-504'),
      unit('601', 9923, 'r5-601', 'r5-601b'), unit('602', 8261, 'jiang-yisheng'), unit('603', 9085, 'r5-603'),
      unit('604', 11307, 'r5-604'),
      unit('701', 10009, 'li-xiansheng'), unit('702', 8350, 'r5-702'), unit('703', 9177, 'r5-703'),
      unit('704', 11402, 'r5-704'),
    ],
  },
  {
    key: 'b6', name: '6 号楼', grid: 'g3',
    units: [
      unit('101', 10827, 'a-fen'), rented('102', 7576, 'r6-102'), unit('103', 4632, 'r6-103'),
      unit('104', 5938, 'r6-104'), unit('105', 8713, 'r6-105'), unit('106', 12870, 'r6-106'),
      unit('201', 10939, 'r6-201', 'r6-201b'), unit('202', 7695, 'r6-202'), rented('203', 4632, 'qiu-xiansheng'),
      rented('204', 6071, 'qiu-xiansheng'), unit('205', 8853, 'r6-205'), unit('206', 12870, 'r6-206'),
      rented('301', 10939, 'r6-301'), unit('302', 7695, 'r6-302'), unit('303', 4632, 'zhan-laoshi'),
      unit('304', 6071, 'r6-304'), rented('305', 8853, 'r6-305'), unit('306', 12870, 'r6-306'),
      unit('401', 10939, 'r6-401'), rented('402', 7695, 'r6-402', 'r6-402b'), unit('403', 4632, 'r6-403'),
      unit('404', 6071, 'zhuang-nvshi'), unit('405', 8853, 'r6-405'), unit('406', 12870, 'r6-406'),
      unit('501', 10939, 'r6-501'), unit('502', 7695, 'r6-502'), unit('503', 4632, 'r6-503'),
      unit('504', 6071, 'r6-504'), unit('505', 8853, 'r6-505', 'r6-505b'), unit('506', 12870, 'mili-mama', 'mili-baba'),
      unit('601', 10939, 'r6-601'), unit('602', 7695, 'r6-602'), unit('603', 4632, 'r6-603'),
      unit('604', 6071, 'r6-604'), unit('605', 8853, 'r6-605'), unit('606', 12870, 'r6-606'),
      unsold('701', 11025), unsold('702', 7784), unsold('703', 4632),
      unit('704', 6166, 'r6-704'), unsold('705', 8951), unsold('706', 12870),
    ],
  },
]
