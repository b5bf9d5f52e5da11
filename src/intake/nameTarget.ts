import {
  antecedentField,
  commentField,
  itemField,
  outcomeField,
  pointsField,
  profileField,
  ratingField,
} from '../core/answers/fields.ts';
import { isItemEntry, type MappingEntry } from './mapping.ts';

/**
 * What an entry of a mapping makes of its column: the field of the form that it fills, or what it says around the answers.
 * Outcomes, segments and comments without an id are called by their column.
 */
export function nameTarget(entry: MappingEntry, column: string): string {
  if (isItemEntry(entry)) return itemField(entry.item, entry.side);
  switch (entry.as) {
    case 'rating':
      return ratingField(entry.dimension, entry.side);
    case 'antecedent':
      return antecedentField(entry.item);
    case 'weight':
      return pointsField(entry.dimension);
    case 'outcome':
      return outcomeField(entry.id ?? column);
    case 'segment':
      return profileField(entry.id ?? column);
    case 'comment':
      return commentField(entry.id ?? column);
    default:
      return entry.as;
  }
}
