'use client'
import type { EditorView } from '@tiptap/pm/view'
import type { SharedDoc } from './shared-doc.ts'

/**
 * Holds the shared document while an input method composes in a ProseMirror view. Without it a neighbour's paragraph inserted
 * above redraws the block that the input method is working in, and the half-typed word stays behind in the text.
 */
export class CompositionGate {
  private isHolding = false
  private timer: ReturnType<typeof setTimeout> | undefined
  private readonly view: EditorView
  private readonly shared: SharedDoc
  private readonly dom: HTMLElement

  constructor(view: EditorView, shared: SharedDoc) {
    this.view = view
    this.shared = shared
    this.dom = view.dom
    this.dom.addEventListener('compositionstart', this.begin, true)
    this.dom.addEventListener('compositionend', this.end)
  }

  destroy() {
    this.dom.removeEventListener('compositionstart', this.begin, true)
    this.dom.removeEventListener('compositionend', this.end)
    clearTimeout(this.timer)
    this.open()
  }

  private begin = () => {
    clearTimeout(this.timer)
    if (this.isHolding) return
    this.isHolding = true
    this.shared.hold()
  }

  private end = () => {
    clearTimeout(this.timer)
    this.timer = setTimeout(this.openWhenDone, 30)
  }

  /** ProseMirror reads the finished word out of the page a moment after the event. */
  private openWhenDone = () => {
    if (!this.view.isDestroyed && this.view.composing) this.timer = setTimeout(this.openWhenDone, 30)
    else this.open()
  }

  private open() {
    if (!this.isHolding) return
    this.isHolding = false
    this.shared.release()
  }
}
