interface Places {
	readonly pages: string;
	readonly pictures: string;
}
export function placesOf(manifest: { readonly repository: { readonly url: string } }): Places;
export function absolute(text: string, places: Places): string;
export function relative(text: string, places: Places): string;
