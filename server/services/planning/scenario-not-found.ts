/** A scenario that is not there: removed, or a link that was cut. */
export class ScenarioNotFound extends Error {
  readonly code = 'scenario_not_found';
  readonly asked: string;

  constructor(asked: string) {
    super(`scenario_not_found: ${asked}`);
    this.name = 'ScenarioNotFound';
    this.asked = asked;
  }
}
