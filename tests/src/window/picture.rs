//! Pictures of the window, for people to look at.

use std::env;
use std::fs;
use std::path::PathBuf;

use super::desk::Window;

/// How often the window may change under the picture.
const ATTEMPTS: usize = 20;

impl Window {
    /// Takes a picture once the window has come to rest, and saves it as `<name>.png`.
    ///
    /// A picture taken right after a change can show the frame before it, so two must agree.
    pub async fn takes_picture(&self, name: &str) -> PathBuf {
        let folder = env::var_os("CHAIRSIDE_PICTURES").map(PathBuf::from);
        let folder = folder.expect("CHAIRSIDE_PICTURES names a folder: use `cargo xtask test`");
        fs::create_dir_all(&folder).unwrap();
        let file = folder.join(format!("{name}.png"));
        fs::write(&file, self.picture_at_rest().await).unwrap();
        file
    }

    async fn picture_at_rest(&self) -> Vec<u8> {
        let mut last = Vec::new();
        for _ in 0..ATTEMPTS {
            self.two_frames_pass().await;
            let picture = self.client.screenshot().await.unwrap();
            if picture == last {
                break;
            }
            last = picture;
        }
        last
    }

    async fn two_frames_pass(&self) {
        let script = "
            const [done] = arguments;
            requestAnimationFrame(() => requestAnimationFrame(() => done(true)));";
        self.client.execute_async(script, vec![]).await.unwrap();
    }
}
