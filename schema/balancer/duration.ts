// Durations as Go writes them.

const unit = '(?:ns|us|µs|μs|ms|s|m|h)';
const duration = new RegExp(`^[+-]?(?:0|(?:(?:[0-9]+(?:\\.[0-9]*)?|\\.[0-9]+)${unit})+)$`);

/** Whether Go's time.ParseDuration takes a text: `5s`, `1m30s`, not `5`. https://pkg.go.dev/time#ParseDuration */
export function isDuration(value: string): boolean {
	return duration.test(value);
}
