# docker build --tag tlqa .
# docker run --rm --volume "$PWD:/stories:ro" tlqa check .

FROM python:3.13-slim AS build
WORKDIR /src
COPY pyproject.toml README.md LICENSE NOTICE ./
COPY tlqa tlqa
COPY rules rules
COPY tools tools
RUN python -m pip wheel --no-cache-dir --wheel-dir /wheels .

FROM python:3.13-slim
# git says what is new (--changed-since); whose repository is mounted here is not its affair
# hadolint ignore=DL3008
RUN apt-get update \
    && apt-get install --yes --no-install-recommends git \
    && rm -rf /var/lib/apt/lists/* \
    && git config --system --add safe.directory '*' \
    && useradd --uid 1000 --create-home tlqa
RUN --mount=type=bind,from=build,source=/wheels,target=/wheels \
    python -m pip install --no-cache-dir --no-index /wheels/*.whl
USER 1000
# the loaded rule book is kept in the image, which saves a second at every start
RUN echo 'The ferry sailed again on Monday.' > /tmp/story.txt && tlqa check --quiet /tmp/story.txt
WORKDIR /stories
ENTRYPOINT ["tlqa"]
CMD ["--help"]
