import { openFaceFinder } from "./faceFinder.js";

/** How many faces a photo shows; the model is loaded for it and let go of. */
export async function facesOfPhoto(photo: Blob): Promise<number> {
  const finder = await openFaceFinder();
  const picture = await createImageBitmap(photo);
  try {
    return finder.count(picture);
  } finally {
    picture.close();
    finder.close();
  }
}
