"""From the locked wheels to a Windows program: the folder, the setup, the portable zip, and the proof of them."""
