// Records that the product's answer differs from, each with the reason why that is right or cannot be helped.

export const unexplained: { readonly [id: string]: string } = {};
