'use client'
import { closestCenter, DndContext, KeyboardSensor, PointerSensor, useSensor, useSensors, type Announcements, type DragEndEvent, type UniqueIdentifier } from '@dnd-kit/core'
import { arrayMove, SortableContext, sortableKeyboardCoordinates, useSortable, verticalListSortingStrategy } from '@dnd-kit/sortable'
import { CSS } from '@dnd-kit/utilities'
import { useTranslations } from 'next-intl'
import { useMemo, useState, type ReactNode } from 'react'
import type { AgendaItem } from '../../domain/session/state.ts'
import { Icon } from '../_ui/icon.tsx'

/**
 * The agenda in an order that can be dragged, by pointer, finger or keyboard, on top of the buttons (WCAG 2.5.7). What has begun
 * stays where it is. `onOrder` answers when the server has decided; until then the new order is shown.
 */
export function SortableAgenda({ items, mayMove, onOrder, children }: {
  items: AgendaItem[]; mayMove: boolean; onOrder: (order: string[]) => Promise<unknown>; children: (item: AgendaItem, at: number, handle: ReactNode) => ReactNode
}) {
  const t = useTranslations('session.agenda.drag')
  const sensors = useSensors(useSensor(PointerSensor, { activationConstraint: { distance: 6 } }), useSensor(KeyboardSensor, { coordinateGetter: sortableKeyboardCoordinates }))
  const [asked, setAsked] = useState<string[] | null>(null)
  const shown = useMemo(() => {
    if (!asked || asked.length !== items.length) return items
    const byId = new Map(items.map((item) => [item.id, item]))
    return asked.every((id) => byId.has(id)) ? asked.map((id) => byId.get(id)!) : items
  }, [asked, items])
  const ids = shown.map((item) => item.id)
  const titleOf = (id: UniqueIdentifier) => shown.find((item) => item.id === id)?.title ?? ''
  const place = (id: UniqueIdentifier) => ids.indexOf(String(id)) + 1
  const announcements: Announcements = {
    onDragStart: ({ active }) => t('picked', { title: titleOf(active.id), n: place(active.id) }),
    onDragOver: ({ active, over }) => (over ? t('over', { title: titleOf(active.id), n: place(over.id) }) : undefined),
    onDragEnd: ({ active, over }) => t('dropped', { title: titleOf(active.id), n: place(over?.id ?? active.id) }),
    onDragCancel: ({ active }) => t('cancelled', { title: titleOf(active.id) }),
  }

  async function drop({ active, over }: DragEndEvent) {
    if (!over || active.id === over.id || shown[place(over.id) - 1]?.phase !== 'PENDING') return
    const next = arrayMove(ids, place(active.id) - 1, place(over.id) - 1)
    setAsked(next)
    await onOrder(next)
    setAsked(null)
  }

  return (
    <DndContext id="agenda" sensors={sensors} collisionDetection={closestCenter} onDragEnd={(event) => void drop(event)} accessibility={{ announcements, screenReaderInstructions: { draggable: t('how') } }}>
      <SortableContext items={ids} strategy={verticalListSortingStrategy}>
        <ol className="agenda-edit">
          {shown.map((item, at) => <Row key={item.id} item={item} isFixed={!mayMove || item.phase !== 'PENDING'}>{(handle) => children(item, at, handle)}</Row>)}
        </ol>
      </SortableContext>
    </DndContext>
  )
}

function Row({ item, isFixed, children }: { item: AgendaItem; isFixed: boolean; children: (handle: ReactNode) => ReactNode }) {
  const t = useTranslations('session.agenda.drag')
  const { attributes, listeners, setNodeRef, setActivatorNodeRef, transform, transition, isDragging } = useSortable({ id: item.id, disabled: isFixed })
  const handle = isFixed ? null : (
    <button type="button" className="drag-handle" ref={setActivatorNodeRef} {...attributes} {...listeners} aria-roledescription={t('role')} aria-label={t('named', { title: item.title })}><Icon name="menu" /></button>
  )
  return (
    <li ref={setNodeRef} className={isDragging ? 'is-dragged' : undefined} style={{ transform: CSS.Translate.toString(transform), transition }}>{children(handle)}</li>
  )
}
