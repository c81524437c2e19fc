import { defineCollection } from 'astro:content'
import { notesLoader } from './build/notes.ts'

export const collections = { notes: defineCollection({ loader: notesLoader() }) }
