// Every value that differs is compared: it changes settings, or is named among the others.
import test from 'ava';
import { frontObjects } from '../../schema/decide/front-objects.ts';
import { decide } from '../../schema/validate/decide.ts';
import { eachValue, type OneValue } from '../support/each-value.ts';
import { planOf, sideOf } from '../support/plan.ts';

/** Values without which, or with which, the chart refuses the file: nothing to plan from, or to. */
const refusals = [
	'clientIp.allowTrustEveryone',
	'clientIp.allowPublicRanges',
	'clientIp.cdnOnly',
	'clientIp.cdnVerified',
	'clientIp.closedNodes',
	'clientIp.warnings',
];

const objectsOf = (values: object) => JSON.stringify(frontObjects(decide(values, 'kong')));

const plans = new Map<OneValue, ReturnType<typeof planOf>>();

function planned(one: OneValue) {
	const plan = plans.get(one) ?? planOf(one.without, one.with);
	plans.set(one, plan);
	return plan;
}

test('every value changes settings, or is named', (t) => {
	for (const one of eachValue.filter(({ name }) => !refusals.includes(name))) {
		const { changes, otherValues } = planned(one);
		t.is(changes.length > 0, !otherValues.includes(one.name), one.name);
		t.is(otherValues.length, changes.length > 0 ? 0 : 1, one.name);
	}
});

test('where objects in front differ, something differs', (t) => {
	for (const one of eachValue.filter(({ name }) => !refusals.includes(name))) {
		const { verdict } = planned(one);
		if (objectsOf(one.without) !== objectsOf(one.with)) t.not(verdict, 'nothing', one.name);
	}
});

test('the refusals are refused, on one side', (t) => {
	for (const name of refusals) {
		const one = eachValue.find((value) => value.name === name);
		t.is([one?.without, one?.with].filter((values) => values && sideOf(values) === null).length, 1, name);
	}
});
