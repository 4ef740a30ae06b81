package io.candor.evidence;

import io.candor.recording.BlobStore;
import io.candor.recording.MasterKey;
import io.candor.store.Afterwards;
import io.candor.store.Attempts;
import java.time.InstantSource;

/** What there is to do with evidence: take it in, and open what is kept. */
public record EvidenceParts(Uploads uploads, Vault vault) {
  public static EvidenceParts of(
      Attempts attempts,
      Afterwards afterwards,
      Uploads.Policies policies,
      BlobStore blobs,
      MasterKey master,
      InstantSource clock) {
    Vault vault = new Vault(attempts, blobs, master);
    return new EvidenceParts(new Uploads(afterwards.evidence(), vault, policies, clock), vault);
  }
}
