import { cityDay } from '@static-traffic/shared';
import type { Command, IntakeCommand, ScanCommand, UndoCommand } from '../../../offline/db.ts';

/** One bike as the officer remembers the day: scanned, perhaps taken in, perhaps undone. */
export interface WorkItem {
  readonly id: string;
  readonly at: string;
  readonly scan?: ScanCommand;
  readonly intake?: IntakeCommand;
  readonly undo?: UndoCommand;
}

export function workOfDay(commands: readonly Command[], day: string): WorkItem[] {
  const undos = new Map<string, UndoCommand>();
  const intakes = new Map<string, IntakeCommand>();
  const scans: ScanCommand[] = [];
  for (const command of commands) {
    if (command.kind === 'undo' && command.state !== 'discarded') undos.set(command.body.intakeId, command);
    if (command.kind === 'intake') intakes.set(command.id, command);
    if (command.kind === 'scan') scans.push(command);
  }
  const items: WorkItem[] = [];
  const byScan = new Map<string, IntakeCommand>();
  for (const intake of intakes.values()) if (intake.body.scanId) byScan.set(intake.body.scanId, intake);
  for (const scan of scans) {
    const intake = byScan.get(scan.body.scanId);
    if (intake) intakes.delete(intake.id);
    items.push({ id: scan.id, at: scan.createdAt, scan, ...withUndo(intake) });
  }
  for (const intake of intakes.values()) items.push({ id: intake.id, at: intake.createdAt, ...withUndo(intake) });
  return items.filter((item) => cityDay(item.at) === day).sort((a, b) => (a.id < b.id ? 1 : -1));

  function withUndo(intake: IntakeCommand | undefined): Pick<WorkItem, 'intake' | 'undo'> {
    if (!intake) return {};
    const undo = undos.get(intake.body.intakeId);
    return undo ? { intake, undo } : { intake };
  }
}
