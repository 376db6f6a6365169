# The command line as an image. The context is the npm package, unpacked: `npm run release -- --dry-run` lays it into release/image.
# No step runs a program, so one build serves every platform of the base.
ARG BASE=gcr.io/distroless/nodejs24-debian13:nonroot
FROM ${BASE}
COPY . /kong-client-ip/
# Files of the user are mounted here; what is piped in needs none.
WORKDIR /data
USER 65532:65532
ENTRYPOINT ["/nodejs/bin/node", "/kong-client-ip/dist/cli.cjs"]
