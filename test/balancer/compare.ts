// Prints where the product's answer differs from the records of one controller: node --import tsx test/balancer/compare.ts hcloud [id]
import { answerTo, disagreements, recordsOf } from './recorded.ts';

const [file = '', wanted] = process.argv.slice(2);
const records = recordsOf(file).filter(({ id }) => wanted === undefined || id === wanted);
let differing = 0;
for (const record of records) {
	let found: string[];
	try {
		found = disagreements(record);
	} catch (error) {
		found = [String(error instanceof Error ? error.stack : error)];
	}
	if (found.length === 0 && wanted === undefined) continue;
	if (found.length > 0) differing += 1;
	console.log(`${record.id} ${record.outcome} ${record.note.slice(0, 120)} ${record.message ?? ''}`);
	for (const line of found) console.log(`    ${line}`);
	if (wanted === undefined) continue;
	if (record.before !== null) console.log(`--- before\n${record.before}`);
	console.log(`--- objects\n${record.objects}\n--- recorded ${JSON.stringify(record, null, 1)}`);
	console.log(
		`--- said ${JSON.stringify(answerTo(record), (key, value) => (key === 'object' ? undefined : value), 1)}`,
	);
}
console.log(`${file}: ${records.length - differing} of ${records.length} agree`);
