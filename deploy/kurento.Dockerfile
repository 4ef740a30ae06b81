# Kurento Media Server with jemalloc, as its makers advise: without it, memory grows.
FROM kurento/kurento-media-server:7.3.0
RUN apt-get update \
  && apt-get install --yes --no-install-recommends libjemalloc2 \
  && rm -rf /var/lib/apt/lists/*
ENV LD_PRELOAD=libjemalloc.so.2
