/** Vectors that are the same in every run: 64 topics with noise around them, so that some are near and most are not. */
export function randomVectors(seed: number, dimensions: number): () => Float32Array {
  let state = seed;
  const random = () => (state = (state * 48271) % 2147483647) / 2147483647 - 0.5;
  const topics = Array.from({ length: 64 }, () => Float32Array.from({ length: dimensions }, random));
  return () => {
    const topic = topics[Math.floor((random() + 0.5) * 64) % 64] ?? new Float32Array(dimensions);
    return topic.map((value) => value + random());
  };
}
