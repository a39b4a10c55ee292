import type { DepartmentContent, GridContent } from '../types.ts'

export const grids: GridContent[] = [
  { key: 'g1', name: '榕树下网格', worker: 'xiao-yang' },
  { key: 'g2', name: '南门口网格', worker: 'a-ju' },
  { key: 'g3', name: '河岸网格', worker: 'xiao-yan' },
]

export const departments: DepartmentContent[] = [
  { key: 'urban', name: '区城管局' },
  { key: 'drainage', name: '区排水所' },
  { key: 'civil', name: '街道民政办' },
  { key: 'traffic', name: '区交警大队' },
  { key: 'green', name: '街道绿化站' },
  { key: 'culture', name: '街道文体站' },
  { key: 'education', name: '区教育局' },
  { key: 'fire', name: '区消防救援站' },
  { key: 'property', name: '榕荫物业' },
]
