/** A step of the set-up that could not be done; `todo` says what the reader can do about it. */
export class StepFailed extends Error {
  constructor(message, todo) {
    super(message);
    this.name = 'StepFailed';
    this.todo = todo;
  }
}
