import Link from 'next/link'
import { paths } from '../../contract/paths.ts'
import type { Lamp } from '../../domain/task/lamp.ts'
import { TaskLamp } from '../_task/task-lamp.tsx'
import { PhraseTitle } from '../_ui/phrase-title.tsx'

/** Promises under their lamps: shape, word, how long, and who. */
export function TaskLines({ community, tasks }: { community: string; tasks: { ledgerNo: string; title: string; lamp: Lamp; note: string | null }[] }) {
  return (
    <ul>
      {tasks.map((task) => (
        <li key={task.ledgerNo}>
          <Link className="out" href={paths(community).task(task.ledgerNo)}>
            <span className="o-t"><PhraseTitle text={task.title} /></span>
            <TaskLamp lamp={task.lamp} />
            {task.note && <span className="note">{task.note}</span>}
          </Link>
        </li>
      ))}
    </ul>
  )
}
