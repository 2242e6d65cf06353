"""What programs send and read: of bodies, meetings and tasks in `sitting`, of proposals and votes in `voting`."""
