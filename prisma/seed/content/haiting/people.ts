import type { BuildingContent, MembershipContent, PersonContent, PersonKey, UnitContent } from '../types.ts'
import { day } from '../when.ts'

/** 海汀: the fishing-harbour end of the same street. Two walk-ups of twelve doors, everybody knows everybody's boat. */

const resident = (key: PersonKey, name: string, displayName: string, born: number, building: string, door: string, extra: Partial<PersonContent> = {}): PersonContent => ({
  key, name, displayName, born, building, door, grid: 'h-g1',
  phone: `1990005${building.slice(-1)}${door}`, roles: ['resident'], kind: 'RESIDENT',
  joined: day(-150, '15:00'), verified: { by: 'xiao-qiu', at: day(-147, '10:00') },
  ...extra,
})

export const peopleOfHaiting: PersonContent[] = [
  {
    key: 'hua-jie', name: '林月华', displayName: '华姐', phone: '19900050001', born: 1978, roles: ['committee'], kind: 'COMMITTEE',
    joined: day(-155, '09:00'), verified: null, card: { rank: 17, line: '海汀社区居委会，另一个社区的人' },
  },
  { key: 'xiao-qiu', name: '邱海生', displayName: '小邱', phone: '19900050002', born: 1994, roles: ['gridWorker'], kind: 'COMMITTEE', grid: 'h-g1', joined: day(-155, '09:00'), verified: null },
  { key: 'bai-weiyuan', name: '白崇文', displayName: '白委员', phone: '19900050003', born: 1969, roles: ['moderator'], kind: 'CPPCC_MEMBER', sector: '农业界', joined: day(-155, '09:00'), verified: null },
  { key: 'lao-lu', name: '卢海平', displayName: '老卢', phone: '19900050004', born: 1970, roles: ['department'], kind: 'DEPARTMENT', department: 'h-fishery', joined: day(-155, '09:00'), verified: null },

  resident('a-hai', '郑阿海', '阿海（开船的）', 1972, 'h-b1', '101', { card: { rank: 18, line: '住海汀，进不了榕荫的会客厅' } }),
  resident('hai-shen', '蔡秀凤', '海婶', 1968, 'h-b1', '102'),
  resident('xia-pi-sao', '陈玉莲', '虾皮嫂', 1975, 'h-b1', '201'),
  resident('lao-guan', '管水生', '管老大', 1955, 'h-b1', '202'),
  resident('xiao-lan', '蓝小琴', '小琴', 1991, 'h-b1', '301'),
  resident('feng-shu', '冯阿九', '九叔', 1950, 'h-b1', '302', { elderMode: true }),
  resident('mei-yi', '黄春梅', '春梅姨', 1961, 'h-b1', '401'),
  resident('da-peng', '鲍大鹏', '大鹏', 1987, 'h-b1', '402'),
  resident('yun-ma', '沈阿云', '阿云嬷', 1944, 'h-b1', '501', { elderMode: true }),
  resident('zhi-guo', '连治国', '治国', 1979, 'h-b1', '502'),
  resident('xi-lao', '洪天送', '戏台洪伯', 1948, 'h-b1', '601'),
  resident('yan-zi', '洪燕', '燕子', 1990, 'h-b1', '602'),
  resident('bu-wang-shen', '吴招弟', '补网婶', 1959, 'h-b2', '101'),
  resident('tie-shu', '张铁生', '铁叔', 1957, 'h-b2', '102'),
  resident('du-chuan', '林一帆', '渡船小林', 1985, 'h-b2', '201'),
  resident('nan-nan-ma', '李海燕', '楠楠妈妈', 1989, 'h-b2', '202'),
  resident('chen-lao-shi', '陈木生', '陈老师', 1963, 'h-b2', '301'),
  resident('xiao-ma', '马俊', '小马', 1996, 'h-b2', '302'),
  resident('gui-hua', '许桂花', '桂花嫂', 1971, 'h-b2', '401'),
  resident('bing-dian', '曾冰', '冰厂老曾', 1966, 'h-b2', '402'),
  resident('lao-pan', '潘福海', '老潘', 1953, 'h-b2', '501'),
  resident('shu-zhen', '柯淑珍', '淑珍', 1982, 'h-b2', '502'),
  resident('wen-bin', '施文宾', '文宾', 1993, 'h-b2', '601'),
  resident('jin-hua', '许金花', '金花嫂', 1969, 'h-b2', '602'),
  resident('a-hai-sao', '苏美兰', '阿海嫂', 1974, 'h-b1', '101', { phone: '19900061101' }),
  resident('xiao-hong', '洪小满', '小洪', 2001, 'h-b1', '602', { phone: '19900061602', verified: null, joined: day(-3, '20:00') }),
]

/** People of the street and the district who are known in both communities. */
export const guestsOfHaiting: MembershipContent[] = [
  { person: 'ye-weiyuan', roles: ['moderator'], kind: 'CPPCC_MEMBER', sector: '工商联', joined: day(-155, '09:30'), verified: null },
  { person: 'cheng-jie', roles: ['supervisor'], kind: 'CPPCC_MEMBER', joined: day(-155, '09:30'), verified: null },
  { person: 'he-duizhang', roles: ['department'], kind: 'DEPARTMENT', department: 'h-urban', joined: day(-155, '09:30'), verified: null },
  { person: 'liu-ganshi', roles: ['department'], kind: 'STREET', department: 'h-civil', joined: day(-155, '09:30'), verified: null },
  { person: 'xiao-lai', roles: ['admin'], kind: 'COMMITTEE', joined: day(-155, '09:30'), verified: null },
]

const unit = (door: string, area: number, ...owners: PersonKey[]): UnitContent => ({ door, area, owners })

export const buildingsOfHaiting: BuildingContent[] = [
  {
    key: 'h-b1', name: '海汀新村 1 幢', grid: 'h-g1',
    units: [
      unit('101', 6842, 'a-hai', 'a-hai-sao'), unit('102', 8125, 'hai-shen'), unit('201', 6930, 'xia-pi-sao'), unit('202', 8216, 'lao-guan'),
      unit('301', 6930, 'xiao-lan'), unit('302', 8216, 'feng-shu'), unit('401', 6930, 'mei-yi'), unit('402', 8216, 'da-peng'),
      unit('501', 6930, 'yun-ma'), unit('502', 8216, 'zhi-guo'), unit('601', 7012, 'xi-lao'), unit('602', 8304, 'yan-zi'),
    ],
  },
  {
    key: 'h-b2', name: '海汀新村 2 幢', grid: 'h-g1',
    units: [
      unit('101', 6842, 'bu-wang-shen'), unit('102', 8125, 'tie-shu'), unit('201', 6930, 'du-chuan'), unit('202', 8216, 'nan-nan-ma'),
      unit('301', 6930, 'chen-lao-shi'), unit('302', 8216, 'xiao-ma'), unit('401', 6930, 'gui-hua'), unit('402', 8216, 'bing-dian'),
      unit('501', 6930, 'lao-pan'), unit('502', 8216, 'shu-zhen'), unit('601', 7012, 'wen-bin'), unit('602', 8304, 'jin-hua'),
    ],
  },
]
