/** Fires once when it has not been refreshed for so many milliseconds. */
export class Watch {
  fired = false;
  private readonly timer: NodeJS.Timeout;

  constructor(milliseconds: number, onSilence: () => void) {
    this.timer = setTimeout(() => {
      this.fired = true;
      onSilence();
    }, milliseconds);
  }

  refresh(): void {
    this.timer.refresh();
  }

  stop(): void {
    clearTimeout(this.timer);
  }
}
