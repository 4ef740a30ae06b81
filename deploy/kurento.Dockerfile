# Kurento Media Server with jemalloc, as its makers advise: without it, memory grows.
# The list of debug packages that the image brings along is often out of order, and is not needed.
# /media belongs to the relay's user, as whom the server runs (KMS_UID): see relay.Dockerfile.
# Becoming that user (runuser, pam_limits) cuts a process to 1024 open files, whatever compose.yaml says.
FROM kurento/kurento-media-server:7.3.0
RUN rm -f /etc/apt/sources.list.d/ddebs.list \
  && apt-get update \
  && apt-get install --yes --no-install-recommends libjemalloc2 \
  && rm -rf /var/lib/apt/lists/* \
  && echo 'kurento soft nofile 65536' > /etc/security/limits.d/candor.conf \
  && install --directory --owner=1500 --group=1500 --mode=0700 /media
ENV LD_PRELOAD=libjemalloc.so.2
