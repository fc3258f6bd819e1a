# Build:  docker build -t nec-bot .
# Run:    see compose.yaml; reports in /app/corpus, state in /app/data.
FROM node:26-slim

ENV NODE_ENV=production HOST=0.0.0.0
WORKDIR /app

COPY package.json package-lock.json .npmrc tsconfig.json LICENSE ./
COPY src ./src
COPY commands ./commands
COPY corpus ./corpus
# The `node` package brings Node 26 to machines with an older one; the image has it already.
RUN npm ci --omit=dev --no-audit --no-fund && npm cache clean --force
RUN mkdir -p data && chown -R node:node data

USER node
VOLUME ["/app/data"]
EXPOSE 3000 3001
HEALTHCHECK --interval=30s --timeout=5s --start-period=20s \
  CMD ["node", "-e", "fetch(`http://127.0.0.1:${process.env.PORT ?? 3000}/healthz`).then((r) => process.exit(r.ok ? 0 : 1), () => process.exit(1))"]
# Not through npm: signals reach the program itself, which then finishes what it has in hand.
CMD ["node", "src/main.ts"]
