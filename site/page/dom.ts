// Elements. Texts become text nodes, so that what a user pastes is never read as HTML.

type Child = Node | string | null | false | undefined | readonly Child[];

type Attributes = { readonly [name: string]: string | number | boolean | null | undefined | EventListener };

/** An element: `on…` are listeners, true is an attribute without a value, and what is null or false is left out. */
export function h<Tag extends keyof HTMLElementTagNameMap>(
	tag: Tag,
	attributes: Attributes = {},
	...children: readonly Child[]
): HTMLElementTagNameMap[Tag] {
	const element = document.createElement(tag);
	for (const [name, value] of Object.entries(attributes)) {
		if (typeof value === 'function') element.addEventListener(name.slice(2), value);
		else if (value !== null && value !== undefined && value !== false)
			element.setAttribute(name, value === true ? '' : String(value));
	}
	element.append(...nodes(children));
	return element;
}

function nodes(children: readonly Child[]): (Node | string)[] {
	return children.flatMap((child) => {
		if (child === null || child === undefined || child === false) return [];
		return typeof child === 'string' || child instanceof Node ? [child] : nodes(child as readonly Child[]);
	});
}

/** Puts children in the place of what an element has. */
export const fill = (element: Element, ...children: readonly Child[]) =>
	element.replaceChildren(...nodes(children));

let ids = 0;

/** An id that no other element has. */
export function newId(): string {
	ids += 1;
	return `e${ids}`;
}

/** A message for screen readers, in the page's live region. */
export function announce(text: string): void {
	const region = document.getElementById('status');
	if (region) region.textContent = text;
}
