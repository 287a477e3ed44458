import type { Express, Request } from 'express';
import type { Intake } from './intake.ts';

const key = 'intake';

/** Lets the routes of an app read bodies through the intake. */
export function setIntake(app: Express, intake: Intake): void {
  app.locals[key] = intake;
}

export function intakeOf({ app }: Request): Intake {
  return app.locals[key] as Intake;
}
